//! A person decides about an account that confirmed, where the appeal is moderated.

use super::{confirm, stored_names};
use crate::{
    Instance,
    actions::{
        admit::check_may,
        refuse::kept::{self, Kept},
    },
    error::Result,
};
use undersigned_domain::admission::Role;
use undersigned_store::{
    appeals::Appeal,
    co_sign_intents::{self as intents, CoSignIntent},
    organizations::Organization,
};

/// Lets an account in, if it is one that waits. Answers the attestation's id.
///
/// # Errors
/// [`crate::FederationError::Forbidden`] where the organisation is no initiator.
pub(crate) async fn admit(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    actor: &str,
) -> Result<Option<String>> {
    if waiting(instance, appeal, actor).await?.is_none() {
        return Ok(None);
    }
    let mut change = instance.change_to_sign(appeal.id).await?;
    let held = intents::find(&change.transaction, appeal.id, actor).await?;
    let Some(mut intent) = held.filter(is_waiting) else {
        return Ok(None);
    };
    let names = stored_names(&intent);
    let id = confirm::list(&mut change, organization, &intent, names).await?;
    intents::LISTED.clone_into(&mut intent.state);
    intent.attestation = Some(id.clone());
    intent.names = None;
    intent.updated_at = instance.clock.millis();
    intents::update(&change.transaction, intent).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Some(id))
}

/// Does not let an account in, if it is one that waits. It may reply again.
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
    let (of, kept) = ((organization, appeal), Kept::Account(stored_names(&intent)));
    kept::keep(instance, &change.transaction, of, actor, &kept, reason).await?;
    intents::WITHDRAWN.clone_into(&mut intent.state);
    intent.names = None;
    intent.updated_at = instance.clock.millis();
    intents::update(&change.transaction, intent).await?;
    change.commit().await?;
    Ok(true)
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
