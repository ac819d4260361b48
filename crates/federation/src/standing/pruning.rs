//! Letting go of what this server keeps of others: it is fetched again when it is needed.

use crate::{Instance, error::Result};
use undersigned_store::{appeals, invitations, portraits, remote_actors, standing as store};

/// After this time, in milliseconds, an actor that nothing here names is forgotten: ninety days.
const ACTORS_KEPT_MILLIS: i64 = 90 * 24 * 60 * 60 * 1_000;
/// After this time, in milliseconds, an appeal goes for which nobody here has asked, unless somebody here is
/// still invited to it: thirty days.
const UNASKED_KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// After this time, in milliseconds, an invitation to sign that other servers have sent is forgotten, whatever was
/// answered: four hundred days, as where it was sent.
const TO_SIGN_KEPT_MILLIS: i64 = 400 * 24 * 60 * 60 * 1_000;
/// What was fetched within this time stays, however many there are: it is in use.
const IN_USE_MILLIS: i64 = 60 * 60 * 1_000;
/// Rounds of one pruning; what is left then goes an hour later.
const ROUNDS: usize = 40;
/// The same for actors that are too many: more go in an hour than strangers can make known in one.
const ROUNDS_OF_TOO_MANY: usize = 400;

/// What was let go of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Actors elsewhere.
    pub actors: u64,
    /// Pictures of actors elsewhere.
    pub portraits: u64,
    /// Appeals of others for which nobody here has asked.
    pub appeals: u64,
}

/// Forgets what is old and what is too much, the oldest first.
///
/// # Errors
/// The database.
pub async fn prune(instance: &Instance) -> Result<Pruned> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    let limits = instance.watch.limits();
    let mut pruned = Pruned::default();
    for _ in 0..ROUNDS {
        let forgotten = remote_actors::prune(db, now - ACTORS_KEPT_MILLIS, u64::MAX).await?;
        pruned.actors += forgotten;
        if forgotten == 0 {
            break;
        }
    }
    let mut over = store::kept(db).await?.actors.saturating_sub(limits.actors);
    for _ in 0..ROUNDS_OF_TOO_MANY {
        if over == 0 {
            break;
        }
        let forgotten = remote_actors::prune(db, now - IN_USE_MILLIS, over).await?;
        pruned.actors += forgotten;
        over = over.saturating_sub(forgotten);
        if forgotten == 0 {
            break;
        }
    }
    for _ in 0..ROUNDS {
        let kept = store::kept(db).await?.portraits;
        let over = kept.saturating_sub(portraits_allowed(instance));
        if over == 0 {
            break;
        }
        let forgotten = portraits::make_room(db, over).await?;
        pruned.portraits += forgotten;
        if forgotten == 0 {
            break;
        }
    }
    invitations::forget_to_sign(db, now - TO_SIGN_KEPT_MILLIS).await?;
    pruned.appeals = appeals::delete_unasked_before(db, now - UNASKED_KEPT_MILLIS).await?;
    if pruned != Pruned::default() {
        tracing::info!(
            actors = pruned.actors,
            pictures = pruned.portraits,
            appeals = pruned.appeals,
            "what was kept of other servers was let go of"
        );
    }
    Ok(pruned)
}

/// How many bytes of others' pictures may stay; none where the disk has little room.
fn portraits_allowed(instance: &Instance) -> u64 {
    match instance.is_disk_low() {
        true => 0,
        false => instance.watch.limits().portraits,
    }
}
