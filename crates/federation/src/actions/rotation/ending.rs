//! The end of an old key: in each appeal by its own word, then in the actor's document.

use super::{
    Awaits, awaits, changed, is_alive, is_under_way, listing, older, own_appeals, tell, votes,
    waiting,
};
use crate::{
    Instance,
    actions::{admission_register, endorses, envelope, insert_own, plain_register, rotate},
    error::Result,
    keys::{ActorKeys, ProofKey, Retired},
    replica::Change,
};
use std::collections::BTreeSet;
use undersigned_domain::{
    Author, Multikey, StatementType, Verified,
    admission::{AdmissionState, Role},
    author::AdmissionOf,
    rotation,
};
use undersigned_store::{appeals, keys as store, organizations::Organization};

/// Old keys with which all has been said again in an appeal, so that they wait for nothing more than for
/// another server that holds it.
///
/// # Errors
/// The database.
pub(crate) async fn said_again(instance: &Instance, appeal_id: i64) -> Result<BTreeSet<Multikey>> {
    let mut found = BTreeSet::new();
    for (organization, keys) in changed(instance).await? {
        if !is_under_way(instance, appeal_id, &keys).await? {
            continue;
        }
        let change = instance.change(appeal_id).await?;
        let actor = &organization.ap_id;
        let keys = instance.keys_within(&change.transaction, actor).await?;
        for old in older(&keys) {
            if awaits(&change, &keys, old).await? == Some(Awaits::Acknowledgement) {
                found.insert(old.public.clone());
            }
        }
        change.transaction.rollback().await?;
    }
    Ok(found)
}

/// Ends in one appeal the old keys that may. `acknowledged` are those of [`said_again`], if another server
/// has confirmed since then that it holds what this one does, which the caller knows: what was said again
/// only later is not confirmed by it.
///
/// # Errors
/// The database.
pub(crate) async fn finish(
    instance: &Instance,
    appeal_id: i64,
    acknowledged: &BTreeSet<Multikey>,
) -> Result<()> {
    if acknowledged.is_empty() {
        return Ok(());
    }
    for (organization, keys) in changed(instance).await? {
        if !is_under_way(instance, appeal_id, &keys).await? {
            continue;
        }
        let mut change = instance.change(appeal_id).await?;
        let actor = &organization.ap_id;
        let keys = instance.keys_within(&change.transaction, actor).await?;
        if end_replaced(&mut change, &organization, &keys, acknowledged).await? {
            change.commit().await?;
            instance.wake_delivery();
        }
    }
    Ok(())
}

async fn end_replaced(
    change: &mut Change,
    organization: &Organization,
    keys: &ActorKeys,
    acknowledged: &BTreeSet<Multikey>,
) -> Result<bool> {
    let mut ended = false;
    for old in older(keys).filter(|old| acknowledged.contains(&old.public)) {
        if awaits(change, keys, old).await? != Some(Awaits::Acknowledgement) {
            continue;
        }
        let actor = &organization.ap_id;
        let waits = old.author.as_ref();
        if let Some(author) = waits.filter(|_| !change.state().is_let_in(actor, &old.public)) {
            // Servers where it waits still have its name under this key.
            let register = plain_register(author, StatementType::Endorsement);
            let last = change.newest(&register).await?;
            let last_seq = last.as_ref().map_or(0, |row| row.seq);
            if last.is_some_and(|row| endorses(&row)) {
                // Below what the new key says, so that no order of arrival makes it the newest.
                let mut next = envelope(change, &register).await?;
                next.seq = last_seq.unsigned_abs() + 1;
                let verified = author.withdraw_endorsement(&next)?;
                insert_own(change, &verified).await?;
                tell(change, organization, &[verified]).await?;
            }
        }
        let author = old.author.as_ref().unwrap_or(&keys.author);
        let verified = end(change, author, &old.public).await?;
        insert_own(change, &verified).await?;
        tell(change, organization, &[verified]).await?;
        ended = true;
    }
    Ok(ended)
}

/// The word that a key has ended: its own, or, where it is lost, the organiser's newest key's.
async fn end(change: &Change, author: &Author, key: &Multikey) -> Result<Verified> {
    let is_its_own = author.key.public() == *key;
    let roles = rotation::roles(change.state(), &author.actor, key);
    // Only the root says anything as `organiser` about another key; an end is one in every role.
    let role = roles.first().copied().filter(|_| is_its_own);
    let role = role.unwrap_or(Role::Signer);
    let register = admission_register(author, &author.actor, role, Some(key));
    let next = envelope(change, &register).await?;
    let admission = AdmissionOf {
        about: &author.actor,
        role,
        admits: Some(key),
        state: AdmissionState::Ended,
        names_digest: None,
        ordinal: None,
        since: None,
        reason: (!is_its_own).then_some("key-lost"),
        overrules: &[],
    };
    Ok(author.admit(&next, &admission)?)
}

/// Takes keys whose work is done everywhere out of the actor's document. A root is kept, for it
/// alone can name further keys; of others the private half is forgotten.
///
/// # Errors
/// The database.
pub(crate) async fn retire_finished(instance: &Instance) -> Result<()> {
    for (organization, keys) in changed(instance).await? {
        for old in older(&keys).filter(|old| old.retired.is_none()) {
            let mut alive = false;
            for appeal_id in own_appeals(instance, &organization).await? {
                alive |= is_alive_in(instance, appeal_id, &keys, old).await?;
            }
            if !alive {
                retire(instance, &organization, old, Retired::Rotated).await?;
            }
        }
    }
    Ok(())
}

async fn is_alive_in(
    instance: &Instance,
    appeal_id: i64,
    keys: &ActorKeys,
    old: &ProofKey,
) -> Result<bool> {
    let db = instance.database.conn();
    let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
        return Ok(false);
    };
    let snapshot = instance.snapshot(&appeal).await?;
    let actor = &keys.author.actor;
    let waiting = waiting(db, appeal_id, actor).await?;
    let state = snapshot.state();
    Ok(is_alive(state, &waiting, actor, old) || listing::is_awaited(state, keys, old))
}

/// Takes a key out of the actor's document, and tells everybody who may have seen it there. One that
/// was only replaced stays while a vote needs it: its private half would be forgotten.
pub(in crate::actions) async fn retire(
    instance: &Instance,
    organization: &Organization,
    old: &ProofKey,
    why: Retired,
) -> Result<()> {
    let actor = &organization.ap_id;
    if why == Retired::Rotated && votes::need_anywhere(instance, actor, old).await? {
        return Ok(());
    }
    let appeals = own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    let now = instance.clock.millis();
    store::retire(&transaction, &old.id, why.name(), now).await?;
    let rooted = rotate::rooted(&transaction, organization, &old.public).await?;
    if why == Retired::Rotated && rooted.is_empty() {
        store::forget_private(&transaction, &old.id).await?;
    }
    rotate::tell_of_keys(instance, &transaction, organization, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}
