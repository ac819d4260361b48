//! The organiser's server says what was decided, to whoever said it at a server of their own.
//!
//! It is an `Accept` or `Reject` of the note. Nothing is shown here for it: the organisation's own people hear what
//! became of their words.

use super::{Comment, note, words};
use crate::{
    Instance,
    actions::{co_sign, publish::inboxes_of},
    error::Result,
    inbox::Incoming,
    outgoing::{Audience, Outgoing},
};
use serde_json::Value;
use std::collections::BTreeSet;
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    comments::{self, SENT_REFUSED, SENT_SHOWN, SHOWN},
    organizations::Organization,
};

/// Where it is said what was decided about a comment: at the server of an organisation that is on the list by its own
/// word. Other software knows no such answer.
pub(super) async fn inboxes_to_tell(
    instance: &Instance,
    appeal: &Appeal,
    id: i64,
) -> Result<BTreeSet<String>> {
    let found = comments::by_ids(instance.database.conn(), &[id]).await?;
    let found = found.into_iter().find(|one| one.appeal_id == appeal.id);
    let Some(comment) = found.filter(|one| !instance.addresses.is_ours(&one.author)) else {
        return Ok(BTreeSet::new());
    };
    let snapshot = instance.snapshot(appeal).await?;
    let mut listed = snapshot.list().entries.iter();
    Ok(match listed.any(|entry| entry.id == comment.author) {
        true => inboxes_of(instance, std::slice::from_ref(&comment.author)).await,
        false => BTreeSet::new(),
    })
}

/// Says it there, in the transaction that decides.
pub(super) async fn tell(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    (comment, appeal): (&Comment, &Appeal),
    inboxes: BTreeSet<String>,
) -> Result<()> {
    if inboxes.is_empty() {
        return Ok(());
    }
    let kind = match comment.state.as_str() {
        SHOWN => "Accept",
        _ => "Reject",
    };
    // The words are in it: they may be others by now where they come from.
    let (said, audience) = (note(comment, appeal), Audience::One(&comment.author));
    let activity = instance.activity(kind, &organization.ap_id, said, audience)?;
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(transaction, outgoing).await
}

/// Takes what an organiser elsewhere decided about words of ours. Answers whether it was that; where they are others by
/// now, it changes nothing.
pub(crate) async fn answered(instance: &Instance, incoming: &Incoming) -> Result<bool> {
    let (Some(id), Some(theirs)) = (incoming.object_id(), incoming.object()) else {
        return Ok(false);
    };
    let db = instance.database.conn();
    let Some(found) = comments::by_note(db, id).await? else {
        return Ok(false);
    };
    let appeal = appeals::by_id(db, found.appeal_id).await?;
    let by_organiser =
        |one: &Appeal| one.organization_id.is_none() && one.organiser == incoming.sender.id;
    let Some(appeal) = appeal.filter(by_organiser) else {
        return Ok(false);
    };
    let phrases = co_sign::phrases(instance, &appeal).await?;
    let read = |note: Option<&Value>| {
        let html = note.and_then(Value::as_str).unwrap_or_default();
        words::of_reply(&words::of_html(html), &phrases)
    };
    let transaction = instance.database.begin().await?;
    let Some(held) = comments::hold(&transaction, found.id).await? else {
        return Ok(true);
    };
    if read(note(&held, &appeal).get("content")) != read(theirs.get("content")) {
        return Ok(true);
    }
    let state = match incoming.kind.as_str() {
        "Accept" => SENT_SHOWN,
        _ => SENT_REFUSED,
    };
    let decided = Comment {
        state: state.to_owned(),
        ..held
    };
    comments::update(&transaction, decided).await?;
    transaction.commit().await?;
    Ok(true)
}
