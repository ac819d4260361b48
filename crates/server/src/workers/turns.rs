//! Jobs of which there is one at a time among all processes on one PostgreSQL. Doing such a job twice
//! would do no harm, but work and questions to other servers for nothing. The connection by which a process
//! has its turns shows as well that it is there, also where it leaves all jobs to others.

use super::{RESTART_PAUSE, keep_running};
use std::{future::Future, pin::Pin, time::Duration};
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use undersigned_store::{Database, StoreResult, outage::Outage, turns::Turns};

/// How often this process asks whether it is its turn, and whether it still is: so long nothing is
/// done where the process that did it was killed.
const LOOK: Duration = Duration::from_secs(1);

/// The timer of reconciliation.
pub(super) const RECONCILE: &str = "reconcile";
/// What every process shares that has a database open to go on with it.
const THERE: &str = "there";
/// How often somebody looks who wants to know whether anybody does the work.
const LOOKS: u32 = 3;

type Running = Pin<Box<dyn Future<Output = ()> + Send>>;

/// One job, to be begun whenever it is this process's turn.
pub(super) struct Job {
    name: &'static str,
    begin: Box<dyn Fn(CancellationToken) -> Running + Send + Sync>,
}

impl Job {
    pub(super) fn new<T, F>(
        name: &'static str,
        subject: T,
        job: fn(T, CancellationToken) -> F,
    ) -> Self
    where
        T: Clone + Send + Sync + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let begin = move |stop: CancellationToken| -> Running {
            Box::pin(keep_running(name, subject.clone(), stop, job))
        };
        Self {
            name,
            begin: Box::new(begin),
        }
    }
}

/// Shows that this process is there, and does the jobs whose turn it has, until stopped.
pub(super) async fn run(jobs: Vec<Job>, database: Database, stop: CancellationToken) {
    let mut outage = Outage::default();
    while !stop.is_cancelled() {
        let went = take_part(&jobs, &database, &stop, &mut outage).await;
        if let Some(error) = outage.look(&went) {
            tracing::warn!(%error, "turns were lost; they are asked for again");
        }
        if went.is_err() {
            tokio::select! {
                () = stop.cancelled() => {}
                () = sleep(RESTART_PAUSE) => {}
            }
        }
    }
}

/// Asks for turns until stopped, or until they are lost; then ends what was begun.
async fn take_part(
    jobs: &[Job],
    database: &Database,
    stop: &CancellationToken,
    outage: &mut Outage,
) -> StoreResult<()> {
    // Whoever lost its turns may have been halted for long, and a newer version here meanwhile.
    database.schema().await?;
    let mut turns = database.turns().await?;
    // Cancelled also when this is dropped halfway.
    let held = stop.child_token();
    let ending = held.clone().drop_guard();
    let mut running = JoinSet::new();
    let outcome = ask(jobs, &mut turns, &held, &mut running, outage).await;
    drop(ending);
    while running.join_next().await.is_some() {}
    // Only now somebody else may begin.
    turns.end().await.and(outcome)
}

async fn ask(
    jobs: &[Job],
    turns: &mut Turns,
    held: &CancellationToken,
    running: &mut JoinSet<()>,
    outage: &mut Outage,
) -> StoreResult<()> {
    let mut others: Vec<&Job> = jobs.iter().collect();
    let mut is_seen = false;
    while !held.is_cancelled() {
        // Refused only while somebody looks whether anybody is there.
        is_seen = is_seen || turns.share(THERE).await?;
        let mut still = Vec::with_capacity(others.len());
        for job in others {
            if turns.take(job.name).await? {
                // The one server on SQLite does them all: nobody asks which, and the set-up link stands above.
                if turns.are_shared() {
                    tracing::info!(job = job.name, "this process does it from now on");
                }
                running.spawn((job.begin)(held.clone()));
            } else {
                still.push(job);
            }
        }
        others = still;
        turns.check().await?;
        // They are held: should they be lost, that is said, however lately they were lost before.
        outage.over();
        tokio::select! {
            () = held.cancelled() => {}
            () = sleep(LOOK) => {}
        }
    }
    Ok(())
}

/// Whether some process on this database does the work of which there is one at a time.
///
/// # Errors
/// The database.
pub async fn is_somebody_at_work(database: &Database) -> StoreResult<bool> {
    is_any_held(database, &[RECONCILE]).await
}

/// Whether some process goes on with what is in this database, be it that it answers alone. Those of earlier
/// versions show it only where they do the work.
///
/// # Errors
/// The database.
pub async fn is_somebody_there(database: &Database) -> StoreResult<bool> {
    is_any_held(database, &[THERE, RECONCILE]).await
}

/// Whether others have what one would take: looked at more than once, since it goes from one to the other
/// within a moment.
async fn is_any_held(database: &Database, wanted: &[&str]) -> StoreResult<bool> {
    for _ in 0..LOOKS {
        let mut turns = database.turns().await?;
        let mut is_free = true;
        for one in wanted {
            is_free &= turns.take(one).await?;
        }
        turns.end().await?;
        if !is_free {
            return Ok(true);
        }
        sleep(2 * LOOK).await;
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::ready;

    #[tokio::test]
    async fn turns_that_are_lost_soon_after_they_were_had_again_are_said() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/store.db", folder.path().display());
        let database = Database::connect(&url, 1).await.unwrap();
        let mut turns = database.turns().await.unwrap();
        let (mut outage, lost) = (Outage::default(), Err::<(), _>("lost"));
        assert!(outage.look(&lost).is_some());
        assert!(outage.look(&lost).is_none(), "it goes on");
        let (held, mut running) = (CancellationToken::new(), JoinSet::new());
        tokio::select! {
            biased;
            asked = ask(&[], &mut turns, &held, &mut running, &mut outage) => panic!("{asked:?}"),
            () = ready(()) => {}
        }
        assert!(outage.look(&lost).is_some());
        database.close().await.unwrap();
    }
}
