//! What a change of keys still waits for, appeal by appeal: for whoever asks.

use super::{Awaits, awaits, is_under_way, listing, older, own_appeals, votes};
use crate::{Instance, error::Result, keys::ProofKey};
use undersigned_store::{organizations::Organization, proceedings};

/// An old key that is still something in an appeal.
#[derive(Debug, Clone)]
pub struct UnderWay {
    /// The key's id.
    pub key: String,
    /// The appeal's id.
    pub appeal: String,
    /// What it waits for.
    pub awaits: Awaits,
}

/// What is still to be done for an organisation's old keys.
///
/// # Errors
/// The database.
pub async fn under_way(instance: &Instance, organization: &Organization) -> Result<Vec<UnderWay>> {
    let actor = &organization.ap_id;
    let keys = instance.keys_of(actor).await?;
    let old_keys: Vec<&ProofKey> = older(&keys).collect();
    let mut appeals = own_appeals(instance, organization).await?;
    // Who votes for another may have said nothing else there.
    for voted in proceedings::appeals_of_author(instance.database.conn(), actor).await? {
        if !appeals.contains(&voted) {
            appeals.push(voted);
        }
    }
    let mut found = Vec::new();
    for appeal_id in appeals {
        let awaited = listing::is_any_awaited(instance, appeal_id, &keys).await?
            || votes::need_any(instance, appeal_id, actor, &old_keys).await?;
        if !awaited && !is_under_way(instance, appeal_id, &keys).await? {
            continue;
        }
        let change = instance.change(appeal_id).await?;
        for old in &old_keys {
            if let Some(awaits) = awaits(&change, &keys, old).await? {
                found.push(UnderWay {
                    key: old.id.clone(),
                    appeal: change.appeal.ap_id.clone(),
                    awaits,
                });
            }
        }
    }
    Ok(found)
}
