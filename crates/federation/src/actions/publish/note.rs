//! Signing the note that says what an appeal is now.

use super::{Next, Standing};
use crate::{
    FederationError,
    actions::envelope,
    clock::from_millis,
    error::Result,
    keys::ActorKeys,
    objects::note::{NoteOf, note_within, with_most_shown},
    replica::Change,
};
use undersigned_domain::{
    Author, RegisterKey, StatementType, Status, Verified, admission::Role, rotation,
};

/// Whether the root has named the key that speaks: what another says about the text does not count.
pub(super) fn check_organiser(change: &Change, keys: &ActorKeys) -> Result<()> {
    let key = keys.author.key.public();
    let roles = rotation::roles(change.state(), &keys.author.actor, &key);
    match roles.contains(&Role::Organiser) {
        true => Ok(()),
        false => Err(FederationError::forbidden(
            "not_initiator",
            "the appeal's root has not named this server's key, so nothing would come of it; bring the \
             root with `undersigned admin keys import-root`, and it names the key by itself",
        )),
    }
}

/// Signs the note above every note of this appeal: the current one has the highest `seq` of all
/// revisions.
pub(super) async fn sign(change: &Change, author: &Author, next: &Next<'_>) -> Result<Verified> {
    let instance = change.instance();
    let about = [next.revision.to_string()];
    let (actor, key) = (&author.actor, author.key.public());
    let register = RegisterKey::about(actor, &key, StatementType::Note, &about);
    let highest = change
        .state()
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Note)
        .map(|(_, register)| register.seq())
        .max();
    let mut envelope = envelope(change, &register).await?;
    envelope.id = change.appeal.ap_id.clone();
    envelope.seq = envelope.seq.max(highest.unwrap_or(0) + 1);
    let published = change.appeal.published_at.map(from_millis);
    let now = instance.clock.rfc3339();
    let published = published.as_deref().unwrap_or(&now);
    let wording_published = match wording_date(change, next, published) {
        Some(earlier) => earlier,
        None => now.clone(),
    };
    let signed = instance.clock.seq();
    let since = match next.status {
        Status::Closed => next.closed,
        Status::Delivered => next.delivered,
        Status::Open | Status::Withdrawn => None,
    };
    let standing = instance.write_standing(&Standing {
        language: next.text.languages.first().map_or("", String::as_str),
        status: next.status,
        at: since.unwrap_or(signed),
        closed: next.closed,
    });
    let of = NoteOf {
        id: &envelope.id,
        organiser: &author.actor,
        text: next.text,
        revision: next.revision,
        status: next.status,
        closed: next.closed,
        delivered: next.delivered,
        standing: standing.as_deref(),
        admission: next.admission,
        pictures: next.pictures,
        goal: next.goal,
        published,
        wording_published: &wording_published,
        updated: highest.is_some().then_some(now.as_str()),
    };
    Ok(with_most_shown(|most| {
        author.publish(&envelope, note_within(&instance.addresses, &of, most))
    })?)
}

/// When the wording was first published, where it stands already: a new status or translation
/// does not make it younger. Notes from before `wordingPublished` only say when they were signed.
fn wording_date(change: &Change, next: &Next<'_>, published: &str) -> Option<String> {
    let list = change.list();
    let (statement, current) = (list.note.as_deref()?, list.current()?);
    if current.text_digest != next.text.digest() {
        return None;
    }
    Some(match &current.wording_published {
        Some(date) => date.clone(),
        None if current.revision == 1 => published.to_owned(),
        None => from_millis(i64::try_from(statement.seq).ok()?),
    })
}
