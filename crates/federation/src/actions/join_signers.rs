//! Saying that two entries are one signer, or are not.

use super::{attest::check_initiator, insert_own, tell_statement};
use crate::{
    FederationError, Instance,
    error::Result,
    reconcile::replicate,
    replica::{Change, is_too_early},
};
use std::collections::BTreeSet;
use undersigned_domain::{RegisterKey, StatementType};
use undersigned_store::organizations::Organization;

/// Signs the decision. Answers the statement's id.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is no initiator;
/// [`FederationError::Invalid`] for two entries that are one, or are not on the list.
pub async fn decide(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    entries: [&str; 2],
    same: bool,
    reason: Option<&str>,
) -> Result<String> {
    let appeal = replicate::ensure(instance, object).await?;
    let mut change = instance.change_to_sign(appeal.id).await?;
    let id = within(&mut change, organization, entries, same, reason).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(id)
}

/// The same within a change.
///
/// # Errors
/// As [`decide`].
pub(crate) async fn within(
    change: &mut Change,
    organization: &Organization,
    entries: [&str; 2],
    same: bool,
    reason: Option<&str>,
) -> Result<String> {
    let keys = change.speaker(&organization.ap_id).await?;
    check_initiator(change, &keys)?;
    let list = change.list();
    for id in entries {
        let listed = list
            .entries
            .iter()
            .any(|entry| entry.id == id || entry.same_as.iter().any(|other| other == id));
        if !listed {
            return Err(FederationError::invalid(
                "entry_unknown",
                format!("{id} is not on the list"),
            ));
        }
    }
    let mut about = entries.map(str::to_owned);
    about.sort_unstable();
    let (actor, key) = (&keys.author.actor, keys.author.key.public());
    let register = RegisterKey::about(actor, &key, StatementType::SameSigner, &about);
    let known = super::newest(change, &register).await?.is_some();
    let mut envelope = super::envelope(change, &register).await?;
    envelope.seq = envelope.seq.max(above(change, entries));
    let verified = keys.author.same_signer(&envelope, entries, same, reason)?;
    insert_own(change, &verified).await?;
    tell_statement(change, organization, &verified, known, BTreeSet::new()).await?;
    Ok(envelope.id)
}

/// The least `seq` that stands above what holds about a pair. Of all initiators' words the highest `seq` holds, and
/// clocks differ: below another's word a decision would change nothing. One that is so far ahead that other
/// servers would refuse what stands above it is not looked at.
fn above(change: &Change, entries: [&str; 2]) -> u64 {
    let list = change.list();
    let at = list
        .decision_about(entries)
        .map_or(0, |decision| decision.at);
    let above = at + 1;
    match is_too_early(above, change.instance().clock.millis()) {
        true => 0,
        false => above,
    }
}
