//! What a program is shown of an appeal.

use crate::{
    api::lists,
    problem::{Answer, Problem},
};
use serde_json::{Value, json};
use undersigned_domain::Digest;
use undersigned_federation::{
    Instance,
    actions::draft::Draft,
    views::{Appeal, takes_signatures},
};

/// What stands now: the draft, or the current note with its digest.
pub(super) async fn current(
    instance: &Instance,
    appeal: &Appeal,
) -> Answer<(Draft, Option<Digest>)> {
    // A published appeal may have its next wording in preparation at the desk.
    if appeal.root.is_none()
        && let Some(draft) = Draft::of(appeal)
    {
        return Ok((draft, None));
    }
    let view = instance
        .view_by_id(&appeal.ap_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let note = view.list.current().ok_or_else(Problem::not_found)?;
    let draft = Draft::of_note(&instance.addresses, note);
    Ok((draft, view.list.note_digest))
}

/// An appeal as the API shows it.
pub(in crate::api) async fn describe(instance: &Instance, appeal: &Appeal) -> Answer<Value> {
    let mut body = serde_json::to_value(current(instance, appeal).await?.0).unwrap_or_default();
    let members = json!({
        "id": appeal.ap_id,
        "slug": appeal.slug,
        "organiser": appeal.organiser,
        "status": appeal.status,
        "takesSignatures": takes_signatures(appeal),
        "url": instance.addresses.appeal_page(&appeal.host, &appeal.slug),
    });
    let published = match instance.view_by_id(&appeal.ap_id).await? {
        None => json!({"revision": null, "textDigest": null, "root": null}),
        Some(view) => {
            let note = view.list.current();
            // Told to this server by other software. They are no signatures, and in no total.
            let reactions = instance.reactions_to(appeal.id).await?;
            json!({
                "reactions": {"boosts": reactions.boosts, "likes": reactions.likes},
                "revision": note.map(|note| note.revision),
                "textDigest": note.map(|note| note.text_digest.to_string()),
                "root": appeal.root,
                "stateDigest": view.digest.to_string(),
                "count": view.snapshot.state().digests().len(),
                "coSigners": lists::signed_current(&view.list.totals),
                "earlierWording": lists::signed_earlier(&view.list.totals),
                "published": appeal.published_at.map(undersigned_federation::clock::from_millis),
            })
        }
    };
    for more in [members, published] {
        if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
            body.extend(more);
        }
    }
    Ok(body)
}
