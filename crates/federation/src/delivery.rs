//! The delivery worker: takes what is due from the database and sends it, in order for each host,
//! signed anew at each try. A host that is slow or dead keeps nobody else waiting.

mod attempt;
mod bodies;
mod patience;
mod places;
mod settled;
mod turn;

use crate::{Instance, error::Result};
pub(crate) use bodies::{Bodies, Body};
use places::Places;
pub(crate) use settled::Settled;
use std::time::Duration;
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use turn::Turn;
use undersigned_store::{
    delivery_hosts::{self, After, claim_hosts},
    outage::Outage,
};

/// How long a host is a worker's own, in milliseconds. Longer than one delivery may take, and less
/// than the minute above which [`delivery_hosts`] takes a lease for nobody's.
const LEASE_MILLIS: i64 = 30_000;
/// How long the worker sleeps when nothing is due and nobody wakes it. Other processes' deliveries
/// on a shared database are found this way.
const IDLE: Duration = Duration::from_secs(1);

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
    let mut after = After::default();
    let mut outage = Outage::default();
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
        let (most, slow) = (free.len(), places.room_for_slow());
        let claimed = claim_hosts(db, &mut after, &holder, now, LEASE_MILLIS, most, slow).await;
        if let Some(error) = outage.look(&claimed) {
            tracing::warn!(%error, "the queue cannot be read");
        }
        match claimed {
            Ok(hosts) if !hosts.is_empty() => {
                for (claimed, place) in hosts.into_iter().zip(free) {
                    let (instance, holder) = (instance.clone(), holder.clone());
                    let (places, stop) = (places.clone(), stop.clone());
                    let slow = claimed.slow.then(|| places.slow());
                    let place = place.given_to(instance.settled.turn());
                    running.spawn(async move {
                        let _slow = slow;
                        let turn = Turn::new(&instance, &claimed, &holder, now);
                        if let Err(error) = places.send(place, turn.send(&stop)).await {
                            let host = &claimed.host;
                            tracing::warn!(host, %error, "deliveries interrupted");
                        }
                        // More may wait for the same host. Nobody else need be told.
                        instance.deliveries.notify_one();
                    });
                }
            }
            Ok(_) => {
                drop(free);
                // Whom the claim left out is looked for as soon as may be.
                let idle = after.rest().unwrap_or(IDLE);
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = instance.deliveries.notified() => {}
                    () = sleep(idle) => {}
                }
            }
            Err(_) => sleep(IDLE).await,
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
    let mut after = After::default();
    loop {
        let claimed = claim_hosts(db, &mut after, &holder, now, LEASE_MILLIS, 1, 1).await?;
        let Some(claimed) = claimed.first() else {
            return Ok(());
        };
        Turn::new(instance, claimed, &holder, now)
            .send(&never)
            .await?;
    }
}
