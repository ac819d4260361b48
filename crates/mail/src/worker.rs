//! The worker that empties the queue.

use crate::{
    Bounces, Outlet, Sender,
    message::{self, Use},
    outlet::{CONNECTIONS, Outcome},
};
use futures::{StreamExt as _, stream};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::{
    sync::Notify,
    time::{Instant, sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    Database, SecretKey, StoreResult,
    mails::{self, Claimed, LEASE_MILLIS},
    outage::Outage,
    subscribers,
};

/// Mails taken on at a time.
const BATCH: u64 = 24;
/// How often a worker that lives says again that mails are its own, however slow the mail server is. What a dead
/// one held is free after the lease.
const RENEW: Duration = Duration::from_secs(8);
/// How long the worker sleeps when nothing is due and nobody wakes it.
const IDLE: Duration = Duration::from_secs(1);
/// Pauses while the mail server is out of reach: the first and the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// Pauses of a mail that was not taken, in milliseconds: the first and the longest.
const FIRST_DELAY: i64 = 60 * 1_000;
const LONGEST_DELAY: i64 = 3 * 60 * 60 * 1_000;
/// After this time, in milliseconds, a mail is given up: two days.
const GIVE_UP_MILLIS: i64 = 2 * 24 * 60 * 60 * 1_000;
/// Why, where it was not the mail.
const NONE_TAKEN: &str = "the mail server took no mail for two days";

/// All that the worker needs.
#[derive(Clone)]
pub struct Worker {
    /// The database with the queue.
    pub database: Database,
    /// Opens what is sealed in it.
    pub secret: SecretKey,
    /// Milliseconds since 1970.
    pub now: Arc<dyn Fn() -> i64 + Send + Sync>,
    /// Whether the time may not be believed just now: nothing is given up by it then.
    pub is_time_in_doubt: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Told when a mail was put into the queue by this process.
    pub wake: Arc<Notify>,
    /// A name for this worker's leases, unique among all processes.
    pub holder: String,
    /// Who mails come from.
    pub from: Sender,
    /// Where reports about mails to many go.
    pub bounces: Option<Bounces>,
    /// Where they leave.
    pub outlet: Outlet,
}

/// A mail server that took a mail within this time has nothing against this server: what it refuses
/// holds up no other mail.
const WELCOME: Duration = Duration::from_secs(10 * 60);

/// What a batch came to.
enum Batch {
    /// There was nothing to do.
    Idle,
    /// Every mail of it was sent, put off or given up.
    Done,
    /// The mail server is out of reach, and why.
    Down(String),
}

/// Runs until stopped; what is under way then is finished first.
pub async fn run(worker: Worker, stop: CancellationToken) {
    if !worker.database.is_postgres()
        && let Err(error) = mails::clear_leases(worker.database.conn()).await
    {
        tracing::warn!(%error, "leases of an earlier run not ended");
    }
    if let Outlet::Folder(folder) = &worker.outlet {
        tracing::info!(
            folder = %folder.display(),
            "there is no smtp_url, so no e-mail leaves this server: mails become files in a folder"
        );
    }
    let mut pause = FIRST_PAUSE;
    // An earlier run may have noted that the mail server is away.
    let mut noted = true;
    let mut taken_at = None;
    let mut outage = Outage::default();
    while !stop.is_cancelled() {
        let sent = batch(&worker, &mut taken_at).await;
        if let Some(error) = outage.look(&sent) {
            tracing::warn!(%error, "the queue of mails cannot be read");
        }
        let nap = match sent {
            Ok(Batch::Done) => {
                if pause != FIRST_PAUSE {
                    tracing::info!("the mail server can be reached again");
                }
                pause = FIRST_PAUSE;
                if noted && mails::server_works(worker.database.conn()).await.is_ok() {
                    noted = false;
                }
                continue;
            }
            Ok(Batch::Idle) => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = worker.wake.notified() => {}
                    () = sleep(IDLE) => {}
                }
                continue;
            }
            Ok(Batch::Down(why)) => {
                tracing::warn!(why, "the mail server takes no mail; mails wait");
                // Whoever looks after the server is told, by whichever process they ask.
                let now = (worker.now)();
                if let Err(error) = mails::server_fails(worker.database.conn(), now).await {
                    tracing::warn!(%error, "it is not noted that the mail server is away");
                }
                noted = true;
                let nap = pause;
                pause = (pause * 2).min(LONGEST_PAUSE);
                nap
            }
            Err(_) => IDLE,
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(nap) => {}
        }
    }
    // Mails of this worker that it did not come to are free for the next.
    if let Err(error) = mails::release(worker.database.conn(), &worker.holder).await {
        tracing::warn!(%error, "leases not ended");
    }
}

/// Sends what is due, up to [`BATCH`] mails. `taken_at` is when the mail server took one last.
async fn batch(worker: &Worker, taken_at: &mut Option<Instant>) -> StoreResult<Batch> {
    let db = worker.database.conn();
    let claimed = mails::claim(db, &worker.holder, (worker.now)(), LEASE_MILLIS, BATCH).await?;
    if claimed.is_empty() {
        return Ok(Batch::Idle);
    }
    let is_welcome = &AtomicBool::new(taken_at.is_some_and(|at| at.elapsed() < WELCOME));
    // Once the mail server is seen to be away, no further mail is begun; those under way end.
    let is_down = &AtomicBool::new(false);
    let mut sending = stream::iter(claimed)
        .map(|mail| async move {
            if is_down.load(Relaxed) {
                return (mail, None);
            }
            let Some(outcome) = send(worker, &mail).await else {
                return (mail, None);
            };
            match outcome {
                Outcome::Sent => is_welcome.store(true, Relaxed),
                Outcome::Unwanted(_) if is_welcome.load(Relaxed) => {}
                Outcome::Unwanted(_) | Outcome::Down(_) => is_down.store(true, Relaxed),
                Outcome::Refused(..) | Outcome::Later(_) | Outcome::PutOff(_) => {}
            }
            (mail, Some(outcome))
        })
        .buffer_unordered(CONNECTIONS)
        .ready_chunks(CONNECTIONS);
    let mut renewed = Instant::now();
    let (mut left, mut any_taken) = (Left::default(), false);
    // Taken mails are deleted together: a mail is seldom sent twice, and never lost.
    loop {
        let finished = timeout(RENEW.saturating_sub(renewed.elapsed()), sending.next()).await;
        // Also while one after the other is taken: all together may take longer than the lease.
        if renewed.elapsed() >= RENEW {
            let until = (worker.now)() + LEASE_MILLIS;
            mails::renew(db, &worker.holder, until).await?;
            renewed = Instant::now();
        }
        let Ok(finished) = finished else {
            continue;
        };
        let Some(finished) = finished else {
            break;
        };
        if settle(worker, finished, &mut left).await? {
            *taken_at = Some(Instant::now());
            any_taken = true;
        }
    }
    // Whoever looks after the server is told where that goes on for long.
    if let Some(answer) = left.answer.take().filter(|_| !any_taken) {
        mails::server_defers(db, &answer, (worker.now)()).await?;
    }
    finish(worker, left, is_welcome.load(Relaxed)).await
}

/// Mails that nothing is decided about until all of their batch have been tried.
#[derive(Default)]
struct Left {
    /// That were refused, and nothing says that it is about them.
    unwanted: Vec<(Claimed, String)>,
    /// That were not begun, or are another worker's by now, or nobody's.
    waiting: Vec<Claimed>,
    /// Why the mail server takes no mail.
    down: Option<String>,
    /// What it answered where it put a mail off.
    answer: Option<String>,
}

/// Does what mails came to; answers whether any was sent. Those first: what cannot be written down of another has none of
/// them sent twice.
async fn settle(
    worker: &Worker,
    finished: Vec<(Claimed, Option<Outcome>)>,
    left: &mut Left,
) -> StoreResult<bool> {
    let is_sent = |outcome: &Option<Outcome>| matches!(outcome, Some(Outcome::Sent));
    let sent = finished.iter().filter(|(_, outcome)| is_sent(outcome));
    let sent: Vec<i64> = sent.map(|(mail, _)| mail.id).collect();
    if !sent.is_empty() {
        let db = worker.database.conn();
        mails::sent(db, &sent).await?;
        mails::server_accepts(db).await?;
    }
    for (mail, outcome) in finished {
        match outcome {
            Some(Outcome::Down(why)) => {
                wait(worker, &mail).await?;
                left.down = Some(why);
            }
            Some(Outcome::Unwanted(why)) => left.unwanted.push((mail, why)),
            Some(Outcome::Refused(why, gone)) => refused(worker, &mail, &why, gone).await?,
            Some(Outcome::Later(why)) => put_off(worker, &mail, &why).await?,
            Some(Outcome::PutOff(answer)) => {
                put_off(worker, &mail, &answer).await?;
                left.answer = Some(answer);
            }
            None => left.waiting.push(mail),
            // A clock that was set ahead by mistake makes a late mail of any.
            Some(Outcome::Sent) if (worker.is_time_in_doubt)() => {}
            Some(Outcome::Sent) => {
                let (db, now) = (worker.database.conn(), (worker.now)());
                mails::count_from_sending(db, &mail, now).await?;
            }
        }
    }
    Ok(!sent.is_empty())
}

/// Ends a batch. What was refused without a reason of its own is put off by itself where the mail
/// server takes others; else it is this server that is refused, and all mails wait.
async fn finish(worker: &Worker, left: Left, is_welcome: bool) -> StoreResult<Batch> {
    let mut down = left.down;
    for (mail, why) in left.unwanted {
        if is_welcome {
            put_off(worker, &mail, &why).await?;
        } else {
            wait(worker, &mail).await?;
            down = Some(why);
        }
    }
    if down.is_some() {
        expire(worker, &left.waiting).await?;
    }
    mails::release(worker.database.conn(), &worker.holder).await?;
    Ok(down.map_or(Batch::Done, Batch::Down))
}

/// Sends a mail that is still this worker's. Nothing where it is not, or where that cannot be told: while this
/// process was halted another may have sent it, and whom it goes to may have left meanwhile.
async fn send(worker: &Worker, claimed: &Claimed) -> Option<Outcome> {
    if !is_held(worker, claimed.id).await {
        return None;
    }
    let Ok(mail) = claimed.open(&worker.secret) else {
        let why = "it does not open with this secret key".to_owned();
        return Some(Outcome::Refused(why, false));
    };
    let (id, at) = (&claimed.message_id, claimed.created_at);
    let to_be = match worker.outlet {
        Outlet::Smtp(_) => Use::Sent,
        Outlet::Folder(_) => Use::Read,
    };
    Some(
        match message::write(&worker.from, worker.bounces.as_ref(), &mail, id, at, to_be) {
            Ok(message) => {
                let name = id.split('@').next().unwrap_or_default();
                worker.outlet.send(name, message).await
            }
            Err(error) => Outcome::Refused(error.to_string(), false),
        },
    )
}

/// Whether a mail is still this worker's. It is asked in a task of its own: nobody goes on with a mail while the
/// batch writes down what came of others, and what is half asked would keep a connection that this may wait for.
async fn is_held(worker: &Worker, id: i64) -> bool {
    let (database, holder) = (worker.database.clone(), worker.holder.clone());
    let now = (worker.now)();
    let asked = async move { mails::is_held(database.conn(), id, &holder, now).await };
    match tokio::spawn(asked).await {
        Ok(Ok(is_held)) => is_held,
        Ok(Err(error)) => {
            tracing::warn!(%error, "whether a mail is still to be sent cannot be told; it waits");
            false
        }
        // This process ends.
        Err(_) => false,
    }
}

/// Gives a mail up; where there is no such mailbox, the subscription that it belongs to ends with it.
async fn refused(worker: &Worker, mail: &Claimed, why: &str, gone: bool) -> StoreResult<()> {
    let (Some(subscriber), true) = (mail.subscriber_id, gone) else {
        return give_up(worker, mail, why).await;
    };
    tracing::info!(why, "there is no such mailbox, and its subscription ends");
    let now = (worker.now)();
    let transaction = worker.database.begin().await?;
    let of = (mail.id, worker.holder.as_str());
    subscribers::bounce_of_mail(&transaction, subscriber, of, why, now).await?;
    transaction.commit().await
}

async fn give_up(worker: &Worker, mail: &Claimed, why: &str) -> StoreResult<()> {
    tracing::warn!(
        why,
        "a mail was refused for good, or for two days, and is given up"
    );
    let db = worker.database.conn();
    mails::give_up(db, mail.id, &worker.holder, (worker.now)(), why).await
}

async fn put_off(worker: &Worker, mail: &Claimed, why: &str) -> StoreResult<()> {
    if is_over(worker, mail) {
        return give_up(worker, mail, why).await;
    }
    let delay = FIRST_DELAY.saturating_mul(1 << mail.failures.clamp(0, 20));
    let next_at = (worker.now)() + delay.min(LONGEST_DELAY);
    tracing::info!(why, failures = mail.failures, "a mail is put off");
    mails::put_off(
        worker.database.conn(),
        mail.id,
        &worker.holder,
        next_at,
        why,
    )
    .await
}

/// A mail on which the mail server took none: it is tried again with the others, after them.
async fn wait(worker: &Worker, mail: &Claimed) -> StoreResult<()> {
    if is_over(worker, mail) {
        return give_up(worker, mail, NONE_TAKEN).await;
    }
    let db = worker.database.conn();
    mails::to_the_end(db, mail.id, &worker.holder, (worker.now)()).await
}

/// A mail server that is away for days leaves nothing worth sending.
async fn expire(worker: &Worker, waiting: &[Claimed]) -> StoreResult<()> {
    for mail in waiting.iter().filter(|mail| is_over(worker, mail)) {
        give_up(worker, mail, NONE_TAKEN).await?;
    }
    Ok(())
}

/// A clock that was set ahead by mistake makes two days of a moment: while it is doubted, all mails wait.
fn is_over(worker: &Worker, mail: &Claimed) -> bool {
    (worker.now)() - mail.created_at > GIVE_UP_MILLIS && !(worker.is_time_in_doubt)()
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}

#[cfg(test)]
mod tests;
