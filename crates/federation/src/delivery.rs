//! The delivery worker: takes what is due from the database and sends it, in order for each host,
//! signed anew at each try. A host that is slow or dead keeps nobody else waiting.

use crate::{
    FederationError, Instance, acknowledgement, actions::say_again, error::Result,
    http_client::Posted, synchronization, transport::Letter,
};
use http::StatusCode;
use serde_json::Value;
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    deliveries::{self, Waiting},
    delivery_hosts, followers, replicas,
};

/// Hosts that are sent to at a time.
const HOSTS_AT_A_TIME: usize = 48;
/// Deliveries sent to a host before others have their turn.
const BATCH: u64 = 20;
/// How long a host is a worker's own, in milliseconds. Longer than one request may take.
const LEASE_MILLIS: i64 = 20_000;
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
    let places = Arc::new(Semaphore::new(HOSTS_AT_A_TIME));
    let mut running = JoinSet::new();
    while !stop.is_cancelled() {
        while running.try_join_next().is_some() {}
        let Ok(place) = places.clone().acquire_owned().await else {
            break;
        };
        let now = instance.clock.millis();
        let db = instance.database.conn();
        match delivery_hosts::claim_host(db, &holder, now, LEASE_MILLIS).await {
            Ok(Some(host)) => {
                let (instance, holder) = (instance.clone(), holder.clone());
                running.spawn(async move {
                    if let Err(error) = send_to(&instance, &host, &holder).await {
                        tracing::warn!(host, %error, "deliveries interrupted");
                    }
                    instance.wake_delivery();
                    drop(place);
                });
            }
            Ok(None) => {
                drop(place);
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
    while let Some(host) = delivery_hosts::claim_host(db, &holder, now, LEASE_MILLIS).await? {
        send_to(instance, &host, &holder).await?;
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

/// Sends a host what waits for it, in order, until something fails.
async fn send_to(instance: &Instance, host: &str, holder: &str) -> Result<()> {
    let db = instance.database.conn();
    // Queued before it was blocked, by whichever process.
    if instance.rules().await?.is_host_blocked(host) {
        deliveries::drop_host(db, host).await?;
    }
    for delivery in deliveries::batch(db, host, BATCH).await? {
        let until = instance.clock.millis() + LEASE_MILLIS;
        if !delivery_hosts::renew(db, host, holder, until).await? {
            return Ok(());
        }
        if instance.clock.millis() - delivery.created_at > GIVE_UP_MILLIS {
            deliveries::done(db, delivery.id).await?;
            continue;
        }
        match send(instance, host, &delivery).await? {
            Outcome::Done => {
                acknowledgement::of_delivery(instance, host, &delivery.body).await?;
                deliveries::done(db, delivery.id).await?;
            }
            Outcome::Stale(held) => {
                tracing::info!(inbox = delivery.inbox, "answered with something newer");
                if let Err(error) = answered_stale(instance, &delivery, &held).await {
                    tracing::warn!(%error, "the newer statement was not taken");
                }
                deliveries::done(db, delivery.id).await?;
            }
            Outcome::Refused(why) => {
                tracing::info!(inbox = delivery.inbox, why, "a delivery was refused");
                deliveries::done(db, delivery.id).await?;
            }
            Outcome::Gone => {
                tracing::info!(inbox = delivery.inbox, "an inbox is gone");
                deliveries::drop_inbox(db, &delivery.inbox).await?;
                followers::delete_inbox(db, &delivery.inbox).await?;
            }
            Outcome::Failed(why, pause) => {
                deliveries::failed(db, delivery.id, &why).await?;
                return back_off(instance, host, holder, &why, pause).await;
            }
        }
    }
    let failed = delivery_hosts::by_host(db, host)
        .await?
        .is_some_and(|row| row.failures > 0);
    if failed {
        replicas::host_reachable(db, host).await?;
    }
    delivery_hosts::host_succeeded(db, host, holder, instance.clock.millis()).await?;
    Ok(())
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
