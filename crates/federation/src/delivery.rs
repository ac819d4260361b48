//! The delivery worker: takes what is due from the database and sends it, in order for each host,
//! signed anew at each try. A host that is slow or dead keeps nobody else waiting.

mod places;
mod settled;

use crate::{
    FederationError, Instance, acknowledgement, actions::say_again, error::Result,
    http_client::Posted, synchronization, transport::Letter,
};
use http::StatusCode;
use places::Places;
use serde_json::Value;
pub(crate) use settled::Settled;
use std::time::{Duration, Instant};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    deliveries::{self, Waiting},
    delivery_hosts, followers, replicas, topic_followers,
};

/// Deliveries sent to a host before others have their turn.
const BATCH: u64 = 20;
/// Deliveries that are read at a time. Hundreds of hosts' whole batches would fill the memory.
const READ: u64 = 4;
/// How long one delivery may take: a few requests, where a host does not believe the first.
const ONE_DELIVERY: Duration = Duration::from_secs(24);
/// How long a host is a worker's own, in milliseconds. Longer than one delivery may take, and less
/// than the minute above which [`delivery_hosts`] takes a lease for nobody's.
const LEASE_MILLIS: i64 = 30_000;
/// A lease that lasts for less than this is renewed before something is sent: longer than
/// [`ONE_DELIVERY`], so that it lasts until that is written down.
const RENEW_MILLIS: i64 = 26_000;
/// First pause after a failure.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// Longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(3 * 60 * 60);
/// After this time, in milliseconds, a delivery is given up: two weeks.
const GIVE_UP_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;
/// How long the worker sleeps when nothing is due and nobody wakes it. Other processes' deliveries
/// on a shared database are found this way.
const IDLE: Duration = Duration::from_secs(1);
/// How often a delivery that is refused for its signature is tried.
const MAX_UNAUTHORIZED: i64 = 4;

/// Runs until stopped; what is under way then is finished first.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let holder = holder(&instance);
    if !instance.database.is_postgres()
        && let Err(error) = delivery_hosts::clear_leases(instance.database.conn()).await
    {
        tracing::warn!(%error, "leases of an earlier run not ended");
    }
    let places = Places::new();
    let mut running = JoinSet::new();
    let mut round: u64 = 0;
    while !stop.is_cancelled() {
        while running.try_join_next().is_some() {}
        let free = tokio::select! {
            () = stop.cancelled() => break,
            free = places.take() => free,
        };
        // A name for each claim: one that has lost its host to a later one of this very process has
        // to notice, too.
        round += 1;
        let holder = format!("{holder}-{round}");
        let now = instance.clock.millis();
        let db = instance.database.conn();
        let claimed = delivery_hosts::claim_hosts(db, &holder, now, LEASE_MILLIS, free.len()).await;
        match claimed {
            Ok(hosts) if !hosts.is_empty() => {
                for (host, place) in hosts.into_iter().zip(free) {
                    let (instance, holder) = (instance.clone(), holder.clone());
                    let (places, stop) = (places.clone(), stop.clone());
                    running.spawn(async move {
                        let sending = send_to(&instance, &host, &holder, now, &stop);
                        if let Err(error) = places.send(place, sending).await {
                            tracing::warn!(host, %error, "deliveries interrupted");
                        }
                        // More may wait for the same host. Nobody else need be told.
                        instance.deliveries.notify_one();
                    });
                }
            }
            Ok(_) => {
                drop(free);
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = instance.deliveries.notified() => {}
                    () = sleep(IDLE) => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the queue cannot be read");
                sleep(IDLE).await;
            }
        }
    }
    while running.join_next().await.is_some() {}
}

/// A name for one worker's leases.
fn holder(instance: &Instance) -> String {
    let name = instance.entropy.name(instance.clock.millis());
    format!("worker-{}", name.unwrap_or_default())
}

/// Sends what is due now, host by host, one after the other: the worker's steps without its loop.
///
/// # Errors
/// The database.
pub async fn send_due(instance: &Instance) -> Result<()> {
    let holder = holder(instance);
    let db = instance.database.conn();
    let now = instance.clock.millis();
    let never = CancellationToken::new();
    while let Some(host) = delivery_hosts::claim_host(db, &holder, now, LEASE_MILLIS).await? {
        send_to(instance, &host, &holder, now, &never).await?;
    }
    Ok(())
}

/// What became of one delivery.
enum Outcome {
    /// Taken.
    Done,
    /// Not taken, because its author has said something newer: this.
    Stale(Value),
    /// Never wanted: this one is dropped, the host is well.
    Refused(String),
    /// Nobody is there any more.
    Gone,
    /// The host is not well; try again, not before the given pause.
    Failed(String, Option<Duration>),
}

/// Sends a host what waits for it, in order, until something fails or the worker is to stop.
/// `claimed` is since when the host is this worker's.
async fn send_to(
    instance: &Instance,
    host: &str,
    holder: &str,
    claimed: i64,
    stop: &CancellationToken,
) -> Result<()> {
    let db = instance.database.conn();
    // Queued before it was blocked, by whichever process.
    if instance.rules().await?.is_host_blocked(host) {
        deliveries::drop_host(db, host).await?;
    }
    let mut leased_until = claimed + LEASE_MILLIS;
    for _ in 0..BATCH / READ {
        let some = deliveries::batch(db, host, READ).await?;
        let was_all = (some.len() as u64) < READ;
        for delivery in some {
            if stop.is_cancelled() {
                delivery_hosts::release(db, host, holder).await?;
                return Ok(());
            }
            let now = instance.clock.millis();
            // More than all of it is left where the clock was set back: then it is nobody's.
            if !(RENEW_MILLIS..=LEASE_MILLIS).contains(&(leased_until - now)) {
                leased_until = now + LEASE_MILLIS;
                if !delivery_hosts::renew(db, host, holder, leased_until).await? {
                    return Ok(());
                }
            }
            if !send_one(instance, host, holder, &delivery).await? {
                return Ok(());
            }
        }
        if was_all {
            break;
        }
    }
    let failed = delivery_hosts::by_host(db, host)
        .await?
        .is_some_and(|row| row.failures > 0);
    if failed {
        replicas::host_reachable(db, host).await?;
    }
    instance.host_took_all(host, holder).await
}

/// Sends one delivery and writes down what became of it. Answers whether the host is well; one that
/// is not is left alone for a while.
async fn send_one(
    instance: &Instance,
    host: &str,
    holder: &str,
    delivery: &Waiting,
) -> Result<bool> {
    let db = instance.database.conn();
    if instance.clock.millis() - delivery.created_at > GIVE_UP_MILLIS {
        deliveries::done(db, delivery.id).await?;
        return Ok(true);
    }
    let began = Instant::now();
    let outcome = match timeout(ONE_DELIVERY, send(instance, host, delivery)).await {
        Ok(outcome) => outcome?,
        Err(_) => Outcome::Failed("it took too long".into(), None),
    };
    let figures = &instance.watch.figures;
    match &outcome {
        Outcome::Done => figures.delivered.since(began),
        Outcome::Failed(..) => figures.delivery_failed.since(began),
        _ => figures.delivery_refused.since(began),
    }
    // Only hosts are named in the log: the inbox may be a person's.
    match outcome {
        Outcome::Done => {
            acknowledgement::of_delivery(instance, host, &delivery.body).await?;
            instance.delivered(delivery.id).await?;
        }
        Outcome::Stale(held) => {
            tracing::info!(host, "answered with something newer");
            if let Err(error) = answered_stale(instance, delivery, &held).await {
                tracing::warn!(%error, "the newer statement was not taken");
            }
            deliveries::done(db, delivery.id).await?;
        }
        Outcome::Refused(why) => {
            tracing::info!(host, why, "a delivery was refused");
            deliveries::done(db, delivery.id).await?;
        }
        Outcome::Gone => {
            tracing::info!(host, "an inbox is gone");
            deliveries::drop_inbox(db, &delivery.inbox).await?;
            followers::delete_inbox(db, &delivery.inbox).await?;
            topic_followers::delete_inbox(db, &delivery.inbox).await?;
        }
        Outcome::Failed(why, pause) => {
            deliveries::failed(db, delivery.id, &why).await?;
            back_off(instance, host, holder, &why, pause).await?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes the newer statement; what was delivered may be said again above it.
async fn answered_stale(instance: &Instance, delivery: &Waiting, held: &Value) -> Result<()> {
    let later = instance.is_later_activity(delivery.activity_id).await?;
    let activity: Value = serde_json::from_str(&delivery.body).unwrap_or_default();
    let objects = match &activity["object"] {
        Value::Array(many) => many.as_slice(),
        one => std::slice::from_ref(one),
    };
    // Its register is known by its id, which is the same for all `seq`s.
    let said = objects
        .iter()
        .chain([&activity["result"]])
        .find(|said| said.is_object() && said["id"] == held["id"])
        .unwrap_or(&Value::Null);
    say_again::answered_stale(instance, said, held, later).await
}

/// Leaves a host alone for a while: twice as long each time.
async fn back_off(
    instance: &Instance,
    host: &str,
    holder: &str,
    why: &str,
    asked: Option<Duration>,
) -> Result<()> {
    let db = instance.database.conn();
    replicas::host_unreachable(db, host, instance.clock.millis()).await?;
    let failures = delivery_hosts::by_host(db, host)
        .await?
        .map_or(0, |row| row.failures);
    let doubled = FIRST_PAUSE.saturating_mul(1 << failures.clamp(0, 20));
    let pause = asked.unwrap_or(doubled).min(LONGEST_PAUSE);
    let pause = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
    tracing::info!(host, why, failures, "deliveries are put off");
    delivery_hosts::host_failed(db, host, holder, instance.clock.millis() + pause, why).await?;
    Ok(())
}

async fn send(instance: &Instance, host: &str, delivery: &Waiting) -> Result<Outcome> {
    let Ok(url) = instance.http.parse_url(&delivery.inbox) else {
        return Ok(Outcome::Refused(
            "not an address this server may send to".into(),
        ));
    };
    let first = instance.scheme_for(host).await?;
    let keys = match instance.keys_of(&delivery.actor).await {
        Ok(keys) => keys,
        Err(FederationError::NotFound { detail, .. }) => return Ok(Outcome::Refused(detail)),
        Err(error) => return Err(error),
    };
    let claim = synchronization::claim_for(instance, delivery).await?;
    let mut outcome = Outcome::Refused("there is no key to sign with".into());
    // It may understand the other scheme only, or hold the key from before a change.
    for signer in keys.http_keys_to_try(instance.clock.millis()) {
        for scheme in [first, first.other()] {
            let letter = Letter {
                url: &url,
                body: delivery.body.as_bytes(),
                content_type: "application/activity+json",
                signer,
                scheme,
                synchronization: claim.as_deref(),
            };
            let answer = attempt(instance, letter).await;
            let Answer::Status(status, _) = answer else {
                return Ok(judge(answer, delivery));
            };
            outcome = judge(answer, delivery);
            if status.is_success() && scheme != first {
                instance.remember_scheme(host, scheme).await?;
            }
            if !matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED) {
                return Ok(outcome);
            }
        }
    }
    Ok(outcome)
}

/// What a host answered, if anything.
enum Answer {
    Status(StatusCode, Option<Duration>),
    Stale(Value),
    Nothing(String),
    Forbidden(String),
}

async fn attempt(instance: &Instance, letter: Letter<'_>) -> Answer {
    match instance.http.post(letter).await {
        Ok(posted) => match newer(&posted) {
            Some(held) => Answer::Stale(held),
            None => Answer::Status(posted.status, posted.retry_after),
        },
        Err(error) if error.is_retryable() => Answer::Nothing(error.to_string()),
        Err(error) => Answer::Forbidden(error.to_string()),
    }
}

/// The newer statement with which a server answers a stale one.
fn newer(posted: &Posted) -> Option<Value> {
    if posted.status != StatusCode::CONFLICT {
        return None;
    }
    let mut problem: Value = serde_json::from_slice(&posted.body).ok()?;
    let is_stale = problem["code"] == "stale" && problem["held"].is_object();
    is_stale.then(|| problem["held"].take())
}

fn judge(answer: Answer, delivery: &Waiting) -> Outcome {
    let (status, retry_after) = match answer {
        Answer::Nothing(why) => return Outcome::Failed(why, None),
        Answer::Forbidden(why) => return Outcome::Refused(why),
        Answer::Stale(held) => return Outcome::Stale(held),
        Answer::Status(status, retry_after) => (status, retry_after),
    };
    let why = format!("it answered {}", status.as_u16());
    match status.as_u16() {
        200..=299 => Outcome::Done,
        410 => Outcome::Gone,
        408 | 421 | 425 | 429 | 500..=599 => Outcome::Failed(why, retry_after),
        401 if delivery.attempts < MAX_UNAUTHORIZED => Outcome::Failed(why, None),
        // Redirects are not followed: a signature is for one address.
        _ => Outcome::Refused(why),
    }
}
