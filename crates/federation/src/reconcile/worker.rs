//! The timer of reconciliation: on start, at intervals with some jitter, and when asked.

use super::{agenda::Errand, holders, own_registers, recover, replicate, speakers};
use crate::{
    Entropy, FederationError, Instance,
    actions::{admit, admit_keys, dispatch, invite, publish, rotation, stranded},
    error::Result,
    synchronization, topics,
};
use futures::{FutureExt as _, StreamExt as _, future::BoxFuture, stream};
use serde_json::Value;
use std::{collections::BTreeSet, time::Duration};
use tokio::time::{Instant, sleep, timeout_at};
use tokio_util::sync::CancellationToken;
use undersigned_domain::{StatementType, ids};
use undersigned_store::{
    appeals::{self, Appeal, AppealFilter},
    followed_topics, following, organizations, outbox, received, replicas, statements,
};

/// How long one server may take to be compared with: what it has given by then is stored, and the next
/// comparison goes on from there. Another may be waiting behind it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
/// How long one appeal may take in a round, with all who hold it: the next round begins with others.
const APPEAL: Duration = Duration::from_secs(15 * 60);
/// How long all the lookups of a round may take whose answers statements wait for.
const LOOKUPS: Duration = Duration::from_secs(120);
/// How long one errand may take; after that the timer must do.
const ERRAND: Duration = Duration::from_secs(300);
/// How soon an appeal that changed here is compared, whatever the interval: what was delivered is
/// confirmed, and what was not is repaired.
const SETTLED: Duration = Duration::from_secs(30);
/// What work was broken off with.
const TOO_SLOW: &str = "too_slow";
/// Most appeals taken up from one actor.
const MAX_FEATURED: usize = 200;
/// How long an activity for certain servers only is kept once all have it, in milliseconds.
const DELIVERED_MILLIS: i64 = 60 * 1_000;
/// Most authors whose servers are asked about waiting endorsements in one round.
const CHECKED_A_ROUND: usize = 20;
/// How many of those who are to be let in anew are asked about in any case: anybody can fill a mailbox.
const LET_IN_ANEW_A_ROUND: usize = 5;
/// How long repeated requests are recognised, in milliseconds: longer than any signature holds.
const REMEMBERED_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// The timer, until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let round_and_pause = async {
            everything(&instance).await;
            sleep(jittered(&instance.entropy, instance.sync_interval)).await;
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = round_and_pause => {}
        }
    }
}

/// What this process was asked to do before the timer rings, and appeals that it has changed, until
/// stopped. Each process does its own.
pub async fn run_asked(instance: Instance, stop: CancellationToken) {
    let mut settled = tokio::time::interval(SETTLED.min(instance.sync_interval));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = settled.tick() => {
                for appeal in instance.agenda.take_stirred() {
                    instance.reconcile_soon(appeal);
                }
            }
            () = instance.agenda.rung() => {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = run_errands(&instance) => {}
                }
            }
        }
    }
}

/// Runs every errand that waits.
pub async fn run_errands(instance: &Instance) {
    while let Some(errand) = instance.agenda.take() {
        run_errand(instance, errand).await;
    }
}

async fn run_errand(instance: &Instance, errand: Errand) {
    let work = async {
        match &errand {
            Errand::Reconcile(appeal) => reconcile_appeal(instance, *appeal).await,
            Errand::Discover(actor) => discover(instance, actor).await,
            Errand::Synchronize { actor, url } => {
                synchronization::settle(instance, actor, url).await
            }
            Errand::ReadOwn(appeal) => own_registers::settle(instance, *appeal).await,
            Errand::Learn { appeal, base_url } => instance.learn(*appeal, base_url).await,
            Errand::Recover { object, root, from } => {
                recover::recover(instance, object, root, from)
                    .await
                    .map(|_| ())
            }
        }
    };
    if let Err(error) = within(ERRAND, work.boxed()).await {
        tracing::debug!(?errand, %error, "to be tried again");
    }
}

/// Work that is given up after a time, since others wait. It may break off anywhere.
///
/// The work is on the heap: it is deep, and this is called at depth.
pub(crate) async fn within<T>(time: Duration, work: BoxFuture<'_, Result<T>>) -> Result<T> {
    let ended = tokio::time::timeout(time, work).await;
    ended.unwrap_or_else(|_| {
        Err(FederationError::conflict(
            TOO_SLOW,
            "others wait, so this was broken off; the next time goes on from there",
        ))
    })
}

fn is_too_slow<T>(outcome: &Result<T>) -> bool {
    matches!(
        outcome,
        Err(FederationError::Conflict { code: TOO_SLOW, .. })
    )
}

/// Between 75 % and 125 % of the interval, so that servers do not fall into step.
fn jittered(entropy: &Entropy, interval: Duration) -> Duration {
    let part = entropy
        .bytes()
        .map_or(128, |[byte]: [u8; 1]| u32::from(byte));
    interval * 3 / 4 + interval / 2 * part / 255
}

async fn everything(instance: &Instance) {
    if let Err(error) = round(instance).await {
        tracing::warn!(%error, "reconciliation stopped early");
    }
}

/// Everything that is done each time the timer rings.
///
/// # Errors
/// The database.
pub async fn round(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    received::prune(db, instance.clock.millis() - REMEMBERED_MILLIS).await?;
    outbox::prune_delivered(db, instance.clock.millis() - DELIVERED_MILLIS).await?;
    // First of all, since whoever signs waits for it.
    read_own_registers(instance).await?;
    instance.forget_old_http_keys().await?;
    look_at_followed(instance).await?;
    let appeals = appeals::list(db, &AppealFilter::default()).await?;
    let until = Instant::now() + LOOKUPS;
    // Each round begins elsewhere: those for which there was no time are not always the same.
    let mut in_turn: Vec<&Appeal> = appeals.iter().filter(|one| one.root.is_some()).collect();
    holders::turn(&instance.entropy, &mut in_turn)?;
    for appeal in in_turn {
        take_up_waiting(instance, appeal.id, until).await?;
        publish::close_if_due(instance, appeal).await?;
        let asked = within(PATIENCE, invite::ask_again(instance, appeal).boxed()).await;
        if let Err(error) = asked {
            tracing::debug!(appeal = appeal.ap_id, %error, "who is named is not asked yet");
        }
    }
    stream::iter(appeals.iter().filter(|appeal| appeal.root.is_some()))
        .for_each_concurrent(instance.http.pace().at_a_time, |appeal| async {
            let compared = async {
                reconcile_appeal(instance, appeal.id).await?;
                // Only here: whoever waits behind an errand does not wait for strangers' servers as well.
                Box::pin(speakers::meet(instance, appeal.id)).await
            };
            if let Err(error) = compared.await {
                tracing::debug!(appeal = appeal.ap_id, %error, "not reconciled");
            }
        })
        .await;
    rotation::list_again(instance).await?;
    rotation::retire_finished(instance).await?;
    admit_keys::look_again(instance).await
}

/// What somebody here follows.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Followed {
    /// An actor, with the appeals that it has pinned.
    Actor(String),
    /// A topic: its collection, and the actor that speaks for it.
    Topic(String, String),
}

/// Takes up the appeals of everybody and everything that is followed here, each once. Those servers may
/// never answer: after a while the rest is left to the next round, which begins elsewhere.
async fn look_at_followed(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let mut all = BTreeSet::new();
    for organization in organizations::all(db).await? {
        for row in following::list(db, organization.id).await? {
            if row.state == "accepted" && !instance.addresses.is_ours(&row.actor) {
                all.insert(Followed::Actor(row.actor));
            }
        }
        for row in followed_topics::list(db, organization.id).await? {
            if row.state == "accepted" {
                all.insert(Followed::Topic(row.collection, row.actor));
            }
        }
    }
    let mut all: Vec<Followed> = all.into_iter().collect();
    holders::turn(&instance.entropy, &mut all)?;
    let looked = stream::iter(all).for_each_concurrent(
        instance.http.pace().at_a_time,
        |followed| async move {
            let looked = match &followed {
                Followed::Actor(actor) => discover(instance, actor).boxed(),
                Followed::Topic(collection, actor) => {
                    topics::following::look_again(instance, collection, actor).boxed()
                }
            };
            if let Err(error) = within(PATIENCE, looked).await {
                let (Followed::Actor(actor) | Followed::Topic(_, actor)) = &followed;
                let host = ids::host(actor);
                tracing::debug!(host, code = error.code(), "appeals not looked up");
            }
        },
    );
    if timeout_at(Instant::now() + LOOKUPS, looked).await.is_err() {
        tracing::debug!("the rest of what is followed is looked at in the next round");
    }
    Ok(())
}

/// Reads what others hold of our own words, about every appeal.
async fn read_own_registers(instance: &Instance) -> Result<()> {
    let appeals = appeals::list(instance.database.conn(), &AppealFilter::default()).await?;
    stream::iter(appeals.iter().filter(|appeal| appeal.root.is_some()))
        .for_each_concurrent(instance.http.pace().at_a_time, |appeal| async {
            if let Err(error) = own_registers::settle(instance, appeal.id).await {
                tracing::warn!(appeal_id = appeal.id, %error, "own registers not read");
            }
        })
        .await;
    Ok(())
}

/// Takes up what waits here: statements that came ahead of time, and endorsements whose author's
/// server could not be asked when they came.
///
/// Whoever signs may name servers that never answer: after `until` none is asked, and others in the next
/// round.
async fn take_up_waiting(instance: &Instance, appeal_id: i64, until: Instant) -> Result<()> {
    let db = instance.database.conn();
    let is_early_due = instance.is_early_due(appeal_id).await?;
    let mut seen = Vec::new();
    let mut waiting = statements::in_mailbox(db, appeal_id).await?;
    // Our own need no look at an origin; see `say_again` for what the mark means there.
    waiting.retain(|row| {
        !row.origin_checked
            && row.kind == StatementType::Endorsement.name()
            && !instance.addresses.is_ours(&row.author)
    });
    // Where there are too many for one round, each begins elsewhere: those whose servers never answer
    // do not stand before all others.
    if waiting.len() > CHECKED_A_ROUND {
        let [high, low] = instance.entropy.bytes()?;
        let from = usize::from(u16::from_be_bytes([high, low])) % waiting.len();
        waiting.rotate_left(from);
        waiting.truncate(CHECKED_A_ROUND);
    }
    let asked = waiting.len();
    let looked_up = stream::iter(waiting).map(|row| async move {
        let key = row.key.parse().ok()?;
        let listed = instance.holds_assertion_key(&row.author, &key).await;
        listed.unwrap_or(false).then_some(row.id)
    });
    let mut looked_up = looked_up.buffer_unordered(instance.http.pace().at_a_time);
    while let Ok(Some(found)) = timeout_at(until, looked_up.next()).await {
        seen.extend(found);
    }
    let room = CHECKED_A_ROUND.saturating_sub(asked);
    let room = room.max(LET_IN_ANEW_A_ROUND);
    seen.extend(stranded::look_up(instance, appeal_id, room, until).await?);
    if is_early_due || !seen.is_empty() {
        let mut change = instance.change(appeal_id).await?;
        statements::set_origin_checked(&change.transaction, &seen).await?;
        change.take_up_early().await?;
        admit::by_itself(&mut change).await?;
        change.commit().await?;
        instance.wake_delivery();
    }
    Box::pin(stranded::go_on(instance, appeal_id)).await
}

/// Compares an appeal with every server that holds it, and notes who is out of reach.
async fn reconcile_appeal(instance: &Instance, appeal_id: i64) -> Result<()> {
    let db = instance.database.conn();
    // Other servers are asked all the same: what they know may be what is missing here.
    if let Err(error) = rotation::advance(instance, appeal_id).await {
        tracing::warn!(
            appeal_id,
            code = error.code(),
            "a change of keys does not go on"
        );
    }
    if let Some(appeal) = appeals::by_id(db, appeal_id).await?
        && let Err(error) = dispatch::say_again(instance, &appeal).await
    {
        tracing::debug!(appeal = appeal.ap_id, %error, "updates are not signed again yet");
    }
    // Only what was said before a server is asked can be what it confirms.
    let said_again = rotation::said_again(instance, appeal_id).await?;
    let peers = instance.replicas_of(appeal_id).await?;
    // Where nobody else holds the list, there is nobody to wait for.
    let mut acknowledged = peers.is_empty();
    let Some(appeal) = appeals::by_id(db, appeal_id).await? else {
        return Ok(());
    };
    let until = Instant::now() + APPEAL;
    for peer in instance.asked_in_turn(&appeal, peers)? {
        if Instant::now() >= until {
            tracing::debug!(
                appeal = appeal.ap_id,
                "the rest is compared in the next round"
            );
            break;
        }
        let Some(mut appeal) = appeals::by_id(db, appeal_id).await? else {
            return Ok(());
        };
        let compared = async {
            own_registers::read_once(instance, &appeal, &peer).await?;
            instance.reconcile(&appeal, &peer).await
        };
        let outcome = within(PATIENCE, compared.boxed()).await;
        let now = instance.clock.millis();
        instance.agenda.note_slow(peer.id, is_too_slow(&outcome));
        let reached = !matches!(outcome, Err(FederationError::Unreachable { .. }));
        if reached {
            replicas::clear_failing(db, peer.id).await?;
        } else {
            replicas::set_failing(db, peer.id, now).await?;
        }
        let is_origin = ids::same_origin(&peer.base_url, &appeal.ap_id);
        if is_origin && reached == appeal.origin_unreachable_since.is_some() {
            appeal.origin_unreachable_since = (!reached).then_some(now);
            appeals::set_origin_unreachable(db, appeal_id, appeal.origin_unreachable_since).await?;
        }
        match outcome {
            Ok(equal) => acknowledged |= equal,
            Err(error) => tracing::debug!(peer = peer.base_url, %error, "not reconciled"),
        }
    }
    if acknowledged {
        rotation::finish(instance, appeal_id, &said_again).await?;
    }
    // With nobody to compare with, too, a changed list is signed.
    if let Some(appeal) = appeals::by_id(db, appeal_id).await? {
        let held = instance.summary(&appeal).await?;
        instance.sign_seen_by(&appeal, &held).await?;
    }
    Ok(())
}

/// Takes up the open appeals of an actor that one of our organisations follows.
pub async fn discover(instance: &Instance, actor: &str) -> Result<()> {
    let Some(featured) = instance.actor(actor).await?.featured else {
        return Ok(());
    };
    let (collection, _) = instance.fetch_document(&featured).await?;
    let items = collection
        .get("orderedItems")
        .or_else(|| collection.get("items"))
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    for item in items.iter().take(MAX_FEATURED) {
        let id = match item {
            Value::String(id) => id.as_str(),
            Value::Object(object) => object.get("id").and_then(Value::as_str).unwrap_or_default(),
            _ => continue,
        };
        // Others pin notes of their own, and there is nothing to replicate in those.
        if !ids::same_origin(id, actor) {
            continue;
        }
        match Box::pin(replicate::ensure_followed(instance, id)).await {
            Ok(_) | Err(FederationError::NotFound { .. }) => {}
            Err(error) => {
                tracing::debug!(host = ids::host(id), code = error.code(), "not taken up");
            }
        }
    }
    Ok(())
}
