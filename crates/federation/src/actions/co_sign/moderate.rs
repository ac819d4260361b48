//! A person decides about an account that confirmed, where the appeal is moderated.

use super::{
    MAX_LISTED, confirm,
    hidden::{person_hash, reply_hash},
    said,
};
use crate::{
    Instance,
    actions::{
        admit::{check_may, check_not_withdrawn, check_seen_names},
        refuse::{
            MOST_REMEMBERED, forget,
            kept::{self, Kept},
        },
    },
    error::Result,
    replica::Change,
};
use undersigned_domain::{Digest, admission::Role};
use undersigned_store::{
    appeals::Appeal,
    co_sign_intents::{self as intents, CoSignIntent},
    organizations::Organization,
    refusals,
};

/// Lets an account in, if it is one that waits. Answers the attestation's id. `seen` are the names that
/// whoever decides has seen, where that is known.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator;
/// [`crate::FederationError::Conflict`] `withdrawn`, and `signer_changed` for other names.
pub(crate) async fn admit(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    actor: &str,
    seen: Option<Digest>,
) -> Result<Option<String>> {
    if waiting(instance, appeal, actor).await?.is_none() {
        return Ok(None);
    }
    let mut change = instance.change_to_sign(appeal.id).await?;
    let held = intents::find(&change.transaction, appeal.id, actor).await?;
    let Some(mut intent) = held.filter(is_waiting) else {
        return Ok(None);
    };
    check_not_withdrawn(&change.list())?;
    let said = said(&intent);
    check_seen_names(&said.names, seen)?;
    let id = confirm::list(&mut change, organization, &intent, said).await?;
    intents::LISTED.clone_into(&mut intent.state);
    intent.attestation = Some(id.clone());
    intent.names = None;
    intent.updated_at = instance.clock.millis();
    intents::update(&change.transaction, intent).await?;
    forget_refused(&change, actor).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Some(id))
}

/// Does not let an account in, if it is one that waits. It may reply again, and then waits for a person: who it is stands
/// nowhere for that in clear.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator.
pub(crate) async fn refuse(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    actor: &str,
    reason: Option<&str>,
) -> Result<bool> {
    if waiting(instance, appeal, actor).await?.is_none() {
        return Ok(false);
    }
    let change = instance.change(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(&change, &keys, Role::Signer)?;
    let held = intents::find(&change.transaction, appeal.id, actor).await?;
    let Some(mut intent) = held.filter(is_waiting) else {
        return Ok(false);
    };
    let (of, kept) = ((organization, appeal), Kept::Account(said(&intent)));
    kept::keep(instance, &change.transaction, of, actor, &kept, reason).await?;
    let (db, now) = (&change.transaction, instance.clock.millis());
    let (of, by) = (person_hash(instance, actor), &organization.ap_id);
    let reply = reply_hash(instance, &intent.reply);
    let of = (reply.as_str(), Some(of.as_str()));
    refusals::insert(db, appeal.id, of, by, now).await?;
    refusals::trim_elsewhere(db, appeal.id, MOST_REMEMBERED).await?;
    intents::WITHDRAWN.clone_into(&mut intent.state);
    intent.names = None;
    intent.updated_at = now;
    intents::update(db, intent).await?;
    change.commit().await?;
    Ok(true)
}

/// A person has let an account in, or undone its refusal.
pub(in crate::actions) async fn forget_refused(change: &Change, actor: &str) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    let hash = person_hash(instance, actor);
    forget(instance, db, change.appeal.id, &hash).await
}

/// The appeal was withdrawn: no account is let in any more.
///
/// # Errors
/// The database.
pub(crate) async fn end_waiting(change: &Change) -> Result<()> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    let now = change.instance().clock.millis();
    for mut intent in intents::in_state(db, appeal_id, &[intents::CONFIRMED], MAX_LISTED).await? {
        intents::WITHDRAWN.clone_into(&mut intent.state);
        intent.names = None;
        intent.updated_at = now;
        intents::update(db, intent).await?;
    }
    Ok(())
}

async fn waiting(
    instance: &Instance,
    appeal: &Appeal,
    actor: &str,
) -> Result<Option<CoSignIntent>> {
    let held = intents::find(instance.database.conn(), appeal.id, actor).await?;
    Ok(held.filter(is_waiting))
}

fn is_waiting(intent: &CoSignIntent) -> bool {
    intent.state == intents::CONFIRMED
}
