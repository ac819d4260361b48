//! The background work, by name. Every job is idempotent and finds what it has to do in the
//! database, so that it may be interrupted at any point and run by any number of processes.

mod mail_files;
mod turns;

use std::{future::Future, path::PathBuf, sync::Arc, time::Duration};
use tokio::{task::JoinSet, time::sleep};
use tokio_util::sync::CancellationToken;
use turns::{Job, RECONCILE};
use undersigned_federation::{
    Instance,
    actions::{
        audit, closing, co_sign, digest, founding, inviting, kept_form, letters, media, moving,
        news,
        people::{arrivals::heavy_hours, counting},
        proceedings, remove_many, schedule, sign_by_form, webhook,
    },
    bells, delivery,
    inbox::farewells,
    lookups,
    portraits::KEPT_MILLIS,
    reconcile,
    standing::{clock_watch, database_watch, key_watch, pruning},
};
use undersigned_mail::{Bounces, Outlet, Sender, Worker};
use undersigned_store::{
    StoreResult, co_sign_intents, delivery_hosts, form_signers, imports, kept_forms, mail_budgets,
    mails, person_requests, persons, portraits, received, refused_signers, registrations,
    schedules, sessions, settings, sign_in_links, signer_claims,
};

pub use turns::{is_somebody_at_work, is_somebody_there};

/// Pause before a job that broke off is begun again.
const RESTART_PAUSE: Duration = Duration::from_secs(1);
/// How many minutes after it what has expired is deleted again.
const TIDY_MINUTES: u32 = 60;
const MINUTE: Duration = Duration::from_secs(60);
/// How soon it is looked at again whether the time may be believed.
const DOUBT_INTERVAL: Duration = Duration::from_secs(10);
/// How long the link to a signature that was withdrawn says so: longer than anybody keeps a mail.
const ENDED_MILLIS: i64 = 400 * 24 * 60 * 60 * 1_000;
/// How long a reply that nobody confirmed is remembered, in milliseconds: thirty days.
const UNCONFIRMED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// How long a mail that could not be sent, or became a file, and what a mailbox got, is remembered, in
/// milliseconds: thirty days and four.
const GIVEN_UP_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
const BUDGET_MILLIS: i64 = 4 * 24 * 60 * 60 * 1_000;

/// How mails leave.
#[derive(Debug, Clone)]
pub struct Posting {
    /// Who they come from.
    pub from: Sender,
    /// Where reports about mails to many go.
    pub bounces: Option<Bounces>,
    /// How many mails to many leave in an hour.
    pub news_per_hour: u32,
    /// Where they leave.
    pub outlet: Outlet,
    /// The folder in which they become files where there is no mail server, or became files before there was one.
    pub files: PathBuf,
}

/// Starts all background work; it ends by itself after `stop`. Some of it every process does, taking
/// rows in turn; the rest one process at a time.
pub fn spawn(instance: &Instance, posting: &Posting, stop: &CancellationToken) -> JoinSet<()> {
    let mut jobs = spawn_own(instance, stop);
    jobs.spawn(keep_running(
        "mail",
        (instance.clone(), posting.clone()),
        stop.clone(),
        post,
    ));
    jobs.spawn(keep_running(
        "files of mails",
        (instance.clone(), posting.files.clone()),
        stop.clone(),
        mail_files::run,
    ));
    jobs.spawn(keep_running(
        "delivery",
        instance.clone(),
        stop.clone(),
        delivery::run,
    ));
    jobs.spawn(keep_running(
        "schedule",
        instance.clone(),
        stop.clone(),
        schedule::run,
    ));
    let sending = news::Sending {
        instance: instance.clone(),
        writer: undersigned_web::news_mail::write,
        per_hour: posting.news_per_hour,
    };
    let one_at_a_time = vec![
        Job::new(RECONCILE, instance.clone(), reconcile::worker::run),
        Job::new("people", instance.clone(), counting::run),
        Job::new("heavy hours", instance.clone(), heavy_hours::run),
        Job::new("leaving signers", instance.clone(), remove_many::run),
        Job::new("inviting", instance.clone(), inviting::run),
        Job::new("letters", instance.clone(), letters::run),
        Job::new("news", sending, news::run),
        Job::new("proceedings", instance.clone(), proceedings::run),
        Job::new("digest", instance.clone(), digest::run),
        Job::new("closing", instance.clone(), closing::run),
        Job::new("moving", instance.clone(), moving::run),
        Job::new("webhook", instance.clone(), webhook::run),
        Job::new("lookups", instance.clone(), lookups::run),
        Job::new("tidy", instance.clone(), tidy),
    ];
    let database = instance.database.clone();
    jobs.spawn(turns::run(one_at_a_time, database, stop.clone()));
    jobs
}

/// Starts what a process does that answers requests and leaves the background work to others. That it is
/// there shows all the same.
pub fn spawn_without_work(instance: &Instance, stop: &CancellationToken) -> JoinSet<()> {
    let mut jobs = spawn_own(instance, stop);
    let database = instance.database.clone();
    jobs.spawn(turns::run(Vec::new(), database, stop.clone()));
    jobs
}

/// Starts what a process that answers requests does even where others do the background work: what
/// its requests ask for at once, and hearing what others have changed.
fn spawn_own(instance: &Instance, stop: &CancellationToken) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    instance.watch_clock();
    jobs.spawn(keep_running(
        "errands",
        instance.clone(),
        stop.clone(),
        reconcile::worker::run_asked,
    ));
    jobs.spawn(keep_running(
        "bells",
        instance.clone(),
        stop.clone(),
        bells::run,
    ));
    jobs.spawn(keep_running(
        "farewells",
        instance.clone(),
        stop.clone(),
        farewells::run,
    ));
    jobs.spawn(keep_running(
        "clock",
        instance.clone(),
        stop.clone(),
        clock_watch::run,
    ));
    jobs.spawn(keep_running(
        "database's file",
        instance.clone(),
        stop.clone(),
        database_watch::run,
    ));
    jobs.spawn(keep_running(
        "database",
        instance.clone(),
        stop.clone(),
        database_watch::tell,
    ));
    jobs.spawn(keep_running(
        "secret key's file",
        instance.clone(),
        stop.clone(),
        key_watch::run,
    ));
    jobs
}

/// Runs a job again should it break off: a server that silently stopped delivering would be worse
/// than one that complains.
async fn keep_running<T, F>(
    name: &'static str,
    subject: T,
    stop: CancellationToken,
    job: fn(T, CancellationToken) -> F,
) where
    T: Clone,
    F: Future<Output = ()> + Send + 'static,
{
    while !stop.is_cancelled() {
        let outcome = tokio::spawn(job(subject.clone(), stop.clone())).await;
        if stop.is_cancelled() {
            return;
        }
        // Never in the words of a panic: a name may stand in them. Where it was, the line before says.
        let how = match outcome {
            Ok(()) => "it ended by itself",
            Err(error) if error.is_panic() => "it came upon a fault",
            Err(_) => "it was stopped",
        };
        tracing::error!(name, how, "background work broke off and is begun again");
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(RESTART_PAUSE) => {}
        }
    }
}

/// Sends mails.
async fn post((instance, posting): (Instance, Posting), stop: CancellationToken) {
    let name = instance.entropy.name(instance.clock.millis());
    let (clock, doubting) = (instance.clock.clone(), instance.clone());
    let worker = Worker {
        database: instance.database.clone(),
        secret: instance.secret.clone(),
        now: Arc::new(move || clock.millis()),
        is_time_in_doubt: Arc::new(move || doubting.is_time_in_doubt()),
        wake: instance.mail_bell(),
        holder: format!("mail-{}", name.unwrap_or_default()),
        from: posting.from,
        bounces: posting.bounces,
        outlet: posting.outlet,
    };
    undersigned_mail::run(worker, stop).await;
}

/// How long requests are remembered, in milliseconds: longer than their signatures last, so that
/// none that is sent again is taken for a new one.
const REMEMBERED: i64 = 2 * 24 * 60 * 60 * 1_000;
/// How long hosts are remembered to which nothing is sent, in milliseconds.
const HOSTS_REMEMBERED: i64 = 90 * 24 * 60 * 60 * 1_000;
/// Most hosts that are remembered for nothing but the signatures they take, which is found out again by asking twice.
const MOST_IDLE_HOSTS: u64 = 50_000;

/// How long the link holds that confirms a form, in milliseconds: after that nothing that the
/// form said is needed.
const CONFIRM_MILLIS: i64 = 48 * 60 * 60 * 1_000;
/// How long is kept what somebody says without proof about whose an entry is, in milliseconds.
const CLAIM_MILLIS: i64 = 180 * 24 * 60 * 60 * 1_000;

/// Deletes what has expired: sessions, one-time links, co-signatures that nobody confirmed, what
/// came in and whom we sent to long ago. Before that it notes, once, what an earlier version did not.
async fn tidy(instance: Instance, stop: CancellationToken) {
    // Whether somebody kept what was deleted from going from the database's files.
    let mut is_left = false;
    while !stop.is_cancelled() {
        if !instance.is_time_in_doubt()
            && let Err(error) = sign_by_form::catch_up(&instance).await
        {
            tracing::warn!(%error, "who signed by form and was taken off a list is not noted yet");
        }
        if instance.is_deleting_in_doubt() {
            tokio::select! {
                () = stop.cancelled() => {}
                () = sleep(DOUBT_INTERVAL) => {}
            }
            continue;
        }
        delete_expired(&instance).await;
        if let Err(error) = audit::prune(&instance).await {
            tracing::warn!(%error, "old rows of the log were not deleted");
        }
        if let Err(error) = audit::forget_removed(&instance).await {
            tracing::warn!(%error, "who was removed from a desk was not forgotten in the log");
        }
        if let Err(error) = remove_many::forget_old(&instance).await {
            tracing::warn!(%error, "who left a list long ago was not forgotten");
        }
        if let Err(error) = inviting::forget(&instance).await {
            tracing::warn!(%error, "who was invited was not forgotten");
        }
        if let Err(error) = sign_by_form::forget(&instance).await {
            tracing::warn!(%error, "who filled in forms was not forgotten");
        }
        if let Err(error) = co_sign::forget(&instance).await {
            tracing::warn!(%error, "whose account stands on no list any more was not forgotten");
        }
        if let Err(error) = news::forget(&instance).await {
            tracing::warn!(%error, "who read the news was not forgotten");
        }
        if let Err(error) = counting::forget_without_terms(&instance).await {
            tracing::warn!(%error, "people without terms were not forgotten");
        }
        if let Err(error) = founding::forget(&instance).await {
            tracing::warn!(%error, "who asked for a place was not forgotten");
        }
        if let Err(error) = pruning::prune(&instance).await {
            tracing::warn!(%error, "what is kept of other servers was not let go of");
        }
        if let Err(error) = media::prune(&instance).await {
            tracing::warn!(%error, "pictures that nothing shows were not deleted");
        }
        pause(&instance, &stop, &mut is_left).await;
    }
}

/// Waits for the next round. At its end what was deleted goes from the database's files, and what was withdrawn since;
/// where somebody kept reading what was before, it goes as soon as nobody does any more.
async fn pause(instance: &Instance, stop: &CancellationToken, is_left: &mut bool) {
    let mut in_vain = *is_left;
    for minute in 1..=TIDY_MINUTES {
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(MINUTE) => {}
        }
        if minute < TIDY_MINUTES && !*is_left {
            continue;
        }
        *is_left = match instance.database.empty_log().await {
            Ok(is_empty) => !is_empty,
            Err(error) => {
                tracing::warn!(%error, "what was deleted may still stand in the database's files");
                false
            }
        };
        in_vain &= *is_left;
    }
    if in_vain {
        tracing::warn!(
            "for an hour a backup, a takeout or another program has read from the database without an end: what was \
             deleted may still stand in its files"
        );
    }
}

/// Each for itself: what cannot be deleted keeps nothing else.
async fn delete_expired(instance: &Instance) {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    noted(
        "sessions",
        sessions::prune(db, now - kept_form::KEPT_MILLIS).await,
    );
    noted(
        "kept forms",
        kept_forms::prune(db, now - kept_form::KEPT_MILLIS).await,
    );
    noted("sign-in links", sign_in_links::prune(db, now).await);
    noted("requests seen", received::prune(db, now - REMEMBERED).await);
    noted(
        "hosts",
        delivery_hosts::prune(db, now - HOSTS_REMEMBERED, MOST_IDLE_HOSTS, now).await,
    );
    // Expired links stay a while, so that who opens one is told what it was.
    noted(
        "links to confirm replies",
        co_sign_intents::prune_tokens(db, now - UNCONFIRMED_MILLIS).await,
    );
    noted(
        "replies",
        co_sign_intents::prune(db, now - UNCONFIRMED_MILLIS).await,
    );
    noted(
        "what forms said",
        form_signers::empty(db, now - CONFIRM_MILLIS).await,
    );
    noted(
        "forms",
        form_signers::prune(db, now - UNCONFIRMED_MILLIS).await,
    );
    noted(
        "links of forms",
        form_signers::prune_links(db, now - UNCONFIRMED_MILLIS).await,
    );
    noted(
        "links to withdrawn signatures",
        persons::prune_ended(db, now - ENDED_MILLIS).await,
    );
    noted(
        "requests to sign",
        person_requests::prune(db, now - UNCONFIRMED_MILLIS).await,
    );
    noted("spent checks", person_requests::prune_checks(db, now).await);
    noted("claims", signer_claims::prune(db, now - CLAIM_MILLIS).await);
    noted("lists on their way in", imports::prune(db, now).await);
    noted("registrations", registrations::prune(db, now).await);
    noted("refused signers", refused_signers::prune(db, now).await);
    noted("portraits", portraits::prune(db, now - KEPT_MILLIS).await);
    noted("mails", mails::prune(db, now - GIVEN_UP_MILLIS).await);
    noted(
        "what mailboxes got",
        mail_budgets::prune(db, now - BUDGET_MILLIS).await,
    );
    noted("times that came", schedules::prune(db, now).await);
    noted("settings of who is gone", settings::prune_gone(db).await);
}

/// Says what was not deleted, and why.
fn noted(what: &str, deleted: StoreResult<impl Sized>) {
    if let Err(error) = deleted {
        tracing::warn!(what, %error, "what has expired was not deleted");
    }
}
