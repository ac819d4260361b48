//! Votes that need an old key still. A vote whose key has ended by the time at which its ballot closes
//! is struck off, and what was sealed is opened by the key that sealed it alone: an ordinary change of
//! keys waits for both.

use crate::{
    Instance,
    error::Result,
    keys::{ProofKey, Retired},
};
use undersigned_domain::{
    State,
    proceedings::{Content, Proceeding},
};
use undersigned_store::{ConnectionTrait, appeals, proceedings as store, vote_seals as seals};

const TYPE: &str = "Vote";
/// No key waits for a ballot that closes later than so many milliseconds from now, which is four hundred
/// days: whoever opens one for a hundred years by mistake, or means harm, would keep old keys for ever.
const LONGEST_MILLIS: i64 = 400 * 24 * 60 * 60 * 1_000;

/// Whether a vote under an old key, in one appeal, needs it still. One that is lost or in wrong hands
/// waits for nothing.
pub(super) async fn need(
    instance: &Instance,
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &State,
    actor: &str,
    old: &ProofKey,
) -> Result<bool> {
    if !matches!(old.retired, None | Some(Retired::Rotated)) {
        return Ok(false);
    }
    let now = instance.clock.millis();
    let is_near = |closes: i64| closes.saturating_sub(now) <= LONGEST_MILLIS;
    for seal in seals::of_key(db, appeal_id, actor, old.public.as_str()).await? {
        if is_near(seal.closes) && !is_called_off(db, appeal_id, &seal.ballot, seal.closes).await? {
            return Ok(true);
        }
    }
    // Struck off already, there is nothing to wait for.
    if state.has_ended(actor, Some(&old.public)) {
        return Ok(false);
    }
    for row in store::of_author(db, appeal_id, actor, TYPE).await? {
        if row.key != old.public.as_str() {
            continue;
        }
        let Content::Vote(vote) = Proceeding::stored(&row.body)?.content else {
            continue;
        };
        let closes = i64::try_from(vote.closes).unwrap_or(i64::MAX);
        let is_open = now <= closes && is_near(closes);
        if is_open && !is_called_off(db, appeal_id, &vote.about, closes).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether nothing comes of a ballot, since it was called off before it closed.
async fn is_called_off(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    ballot: &str,
    closes: i64,
) -> Result<bool> {
    for row in store::by_ap_id(db, ballot).await? {
        if row.appeal_id == appeal_id
            && row.seq <= closes
            && Proceeding::stored(&row.body)?.content == Content::Cancelled
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same of any of several old keys.
pub(super) async fn need_any(
    instance: &Instance,
    appeal_id: i64,
    actor: &str,
    old_keys: &[&ProofKey],
) -> Result<bool> {
    let db = instance.database.conn();
    let appeal = appeals::by_id(db, appeal_id).await?;
    let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
        return Ok(false);
    };
    let snapshot = instance.snapshot(&appeal).await?;
    for old in old_keys {
        if need(instance, db, appeal_id, snapshot.state(), actor, old).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same in any appeal, also in one that has not let the actor in: it may vote there for another.
pub(super) async fn need_anywhere(
    instance: &Instance,
    actor: &str,
    old: &ProofKey,
) -> Result<bool> {
    for appeal_id in store::appeals_of_author(instance.database.conn(), actor).await? {
        if need_any(instance, appeal_id, actor, &[old]).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
