//! Which keys actors elsewhere list: looked at when they are fetched, and again in turn.

use super::follow;
use crate::{Instance, actions::admit::initiators_with_ours, actors::RemoteActor, error::Result};
use std::{collections::BTreeSet, ops::Bound, sync::PoisonError, time::Duration};
use undersigned_domain::{Multikey, ids, list::Origin};
use undersigned_store::{
    appeals::{self, AppealFilter},
    statements,
};

/// Most actors whose servers are asked for their keys in one round.
const ASKED_A_ROUND: usize = 20;
/// Most actors that are looked at for that.
const LOOKED_AT_A_ROUND: usize = 200;
/// How old what is known of an actor's keys may become, in rounds of the timer and at most.
const OLD_ROUNDS: u32 = 12;
const OLD_AT_MOST: Duration = Duration::from_secs(60 * 60);

/// As [`look_at`]; what goes wrong with one actor holds up no other.
async fn look_at_one(instance: &Instance, actor: &RemoteActor) {
    if let Err(error) = look_at(instance, actor).await {
        tracing::warn!(
            host = ids::host(&actor.id),
            code = error.code(),
            "an actor's keys were not looked at"
        );
    }
}

/// Looks at the keys an actor elsewhere lists, as just fetched from its own server, in every
/// appeal that has an initiator here.
///
/// # Errors
/// The database.
pub(crate) async fn look_at(instance: &Instance, actor: &RemoteActor) -> Result<()> {
    let listed: Vec<Multikey> = actor.assertion.iter().map(|(_, key)| key.clone()).collect();
    if listed.len() < 2 {
        return Ok(());
    }
    let all = appeals::list(instance.database.conn(), &AppealFilter::default()).await?;
    for appeal in all.iter().filter(|appeal| appeal.root.is_some()) {
        if initiators_with_ours(instance, appeal).await?.is_none() {
            continue;
        }
        let snapshot = instance.snapshot(appeal).await?;
        let known = |key: &Multikey| snapshot.state().is_let_in(&actor.id, key);
        if !listed.iter().any(known) {
            continue;
        }
        let mut change = instance.change(appeal.id).await?;
        if follow(&mut change, &actor.id, &listed).await? {
            change.commit().await?;
            instance.wake_delivery();
        }
    }
    Ok(())
}

/// Asks the servers of some of those who are on our initiators' lists for their keys again, in
/// turn, so that news of a key which was lost on the way does not matter.
///
/// # Errors
/// The database.
pub(crate) async fn look_again(instance: &Instance) -> Result<()> {
    let actors = known_actors(instance).await?;
    let last = instance
        .keys
        .looked_at
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let after = (Bound::Excluded(last.clone()), Bound::Unbounded);
    let until = (Bound::Unbounded, Bound::Included(last));
    let old = (instance.sync_interval * OLD_ROUNDS).min(OLD_AT_MOST);
    let old = i64::try_from(old.as_millis()).unwrap_or(i64::MAX);
    let mut asked = 0;
    let in_turn = actors.range(after).chain(actors.range(until));
    for actor in in_turn.take(LOOKED_AT_A_ROUND) {
        let stored = instance.stored_actor(actor).await?;
        let now = instance.clock.millis();
        if let Some(fresh) = stored.filter(|stored| stored.was_fetched_within(old, now)) {
            // Fetched for another reason, as on account of a forgery that waits in its name: what it
            // lists was kept then, and not looked at.
            look_at_one(instance, &fresh).await;
        } else {
            asked += 1;
            match instance.refetch_actor(actor).await {
                Ok(actor) => look_at_one(instance, &actor).await,
                Err(error) => tracing::debug!(
                    host = ids::host(actor),
                    code = error.code(),
                    "an actor's keys were not looked at"
                ),
            }
        }
        actor.clone_into(
            &mut instance
                .keys
                .looked_at
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        if asked >= ASKED_A_ROUND {
            break;
        }
    }
    Ok(())
}

/// Actors elsewhere with a word in appeals that have an initiator here.
async fn known_actors(instance: &Instance) -> Result<BTreeSet<String>> {
    let mut actors = BTreeSet::new();
    let all = appeals::list(instance.database.conn(), &AppealFilter::default()).await?;
    for appeal in all.iter().filter(|appeal| appeal.root.is_some()) {
        let Some(initiators) = initiators_with_ours(instance, appeal).await? else {
            continue;
        };
        let snapshot = instance.snapshot(appeal).await?;
        let list = snapshot.list();
        let own = |entry: &&undersigned_domain::Entry| entry.origin == Origin::OwnServer;
        actors.extend(
            list.entries
                .iter()
                .filter(own)
                .map(|entry| entry.id.clone()),
        );
        // Whoever was joined with another entry stands there with its own keys; what was attested has none.
        let joined = list.entries.iter().flat_map(|entry| &entry.same_as);
        let joined = joined.filter(|id| snapshot.state().keys_let_in(id).next().is_some());
        actors.extend(joined.cloned());
        actors.extend(initiators.iter().cloned());
        // Whoever was let in before it said anything, and then said it under a newer key, is not
        // on the list yet.
        for row in statements::in_mailbox(instance.database.conn(), appeal.id).await? {
            if snapshot.state().keys_let_in(&row.author).next().is_some() {
                actors.insert(row.author);
            }
        }
    }
    actors.retain(|actor| !instance.addresses.is_ours(actor));
    Ok(actors)
}
