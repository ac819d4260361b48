//! The background work, by name. Every job is idempotent and finds what it has to do in the
//! database, so that it may be interrupted at any point and run by any number of processes.

use std::{future::Future, time::Duration};
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_federation::{Instance, delivery, reconcile};
use undersigned_store::{StoreResult, sessions, sign_in_links};

/// Pause before a job that broke off is begun again.
const RESTART_PAUSE: Duration = Duration::from_secs(1);
/// How often what has expired is deleted.
const TIDY_INTERVAL: Duration = Duration::from_secs(60 * 60);

/// Starts all background work; it ends by itself after `stop`.
pub fn spawn(instance: &Instance, stop: &CancellationToken) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(keep_running(
        "delivery",
        instance.clone(),
        stop.clone(),
        delivery::run,
    ));
    jobs.spawn(keep_running(
        "reconcile",
        instance.clone(),
        stop.clone(),
        reconcile::worker::run,
    ));
    jobs.spawn(keep_running("tidy", instance.clone(), stop.clone(), tidy));
    jobs
}

/// Runs a job again should it break off: a server that silently stopped delivering would be worse
/// than one that complains.
async fn keep_running<F: Future<Output = ()> + Send + 'static>(
    name: &'static str,
    instance: Instance,
    stop: CancellationToken,
    job: fn(Instance, CancellationToken) -> F,
) {
    while !stop.is_cancelled() {
        let outcome = tokio::spawn(job(instance.clone(), stop.clone())).await;
        if stop.is_cancelled() {
            return;
        }
        tracing::error!(
            name,
            ?outcome,
            "background work broke off and is begun again"
        );
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(RESTART_PAUSE) => {}
        }
    }
}

/// Deletes sessions and one-time links that have expired.
async fn tidy(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = delete_expired(&instance).await {
            tracing::warn!(%error, "what has expired was not deleted");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(TIDY_INTERVAL) => {}
        }
    }
}

async fn delete_expired(instance: &Instance) -> StoreResult<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    sessions::prune(db, now).await?;
    sign_in_links::prune(db, now).await?;
    Ok(())
}
