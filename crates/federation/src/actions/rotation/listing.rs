//! Listing an old key again. One that nobody had let in leaves its actor's document as soon as
//! another takes its place. But initiators may have let it in before they heard of the other, and
//! their word may come here late, or be dated ahead of this server's clock. Then the old key, which
//! counts, has to stand beside the new one once more, or only a person could let that in.

use super::{changed, older, own_appeals};
use crate::{
    Instance,
    actions::rotate,
    error::Result,
    keys::{ActorKeys, ProofKey, Retired},
};
use std::collections::BTreeSet;
use undersigned_domain::{State, rotation};
use undersigned_store::{appeals, keys as store, organizations::Organization};

/// Whether an old key has to be listed beside the newest one for as long as the state is this: it
/// was replaced in the ordinary way, and initiators have let it in and not the newest. The root needs
/// nobody to see it: it names the newest itself.
pub(super) fn is_awaited(state: &State, keys: &ActorKeys, old: &ProofKey) -> bool {
    let Some(newest) = keys.newest() else {
        return false;
    };
    matches!(old.retired, None | Some(Retired::Rotated))
        && old.public != state.appeal().root
        && rotation::is_awaited(state, &keys.author.actor, &old.public, &newest.public)
}

/// The same of any of an actor's old keys, by one appeal.
pub(super) async fn is_any_awaited(
    instance: &Instance,
    appeal_id: i64,
    keys: &ActorKeys,
) -> Result<bool> {
    let appeal = appeals::by_id(instance.database.conn(), appeal_id).await?;
    let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
        return Ok(false);
    };
    let snapshot = instance.snapshot(&appeal).await?;
    Ok(older(keys).any(|old| is_awaited(snapshot.state(), keys, old)))
}

/// Lists those old keys again that were let in after they had been given up.
///
/// # Errors
/// The database.
pub(crate) async fn list_again(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for (organization, keys) in changed(instance).await? {
        let mut awaited = BTreeSet::new();
        for appeal_id in own_appeals(instance, &organization).await? {
            let appeal = appeals::by_id(db, appeal_id).await?;
            let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
                continue;
            };
            let snapshot = instance.snapshot(&appeal).await?;
            let given_up = older(&keys).filter(|old| old.retired.is_some());
            let missed = given_up.filter(|old| is_awaited(snapshot.state(), &keys, old));
            awaited.extend(missed.map(|old| old.id.clone()));
        }
        if !awaited.is_empty() {
            list(instance, &organization, &awaited).await?;
        }
    }
    Ok(())
}

async fn list(
    instance: &Instance,
    organization: &Organization,
    keys: &BTreeSet<String>,
) -> Result<()> {
    let appeals = own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    for key in keys {
        store::list_again(&transaction, key, Retired::Rotated.name()).await?;
    }
    rotate::tell_of_keys(instance, &transaction, organization, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}
