//! What happens by the clock alone does not happen while the clock may be ahead: no appeal is closed by
//! its last day, and no sealed vote is opened or let go of. Nor is anything signed that others would refuse.

mod said_seldom;
mod signed_once_believed;
mod thought_otherwise;

use crate::{alone, chosen_time, dockers};
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use undersigned_domain::Status;
use undersigned_federation::{
    Clock, Instance,
    actions::{closing, draft::Draft, proceedings, publish, schedule},
    reconcile::worker,
    standing::clock_watch,
    views::{Appeal, Organization},
};
use undersigned_store::{
    appeals, organizations, remote_actors,
    schedules::{self, LEASE_MILLIS, WAITING},
    settings as facts,
    vote_seals::{self, NewVoteSeal},
};

/// An appeal of an organisation, and its draft.
async fn published(instance: &Instance) -> (Appeal, Draft) {
    let organization = dockers::hub(instance).await;
    let appeal = dockers::published(instance, &organization, "brakes").await;
    (appeal, dockers::petition())
}

/// A process of the server whose database is in the folder.
async fn process(folder: &TempDir) -> Instance {
    alone::server(folder.path(), "hub", Clock::system()).await
}

/// A server, and the folder of its database, which goes with the test.
async fn server() -> (TempDir, Instance) {
    let folder = tempfile::tempdir().expect("a folder");
    let instance = process(&folder).await;
    (folder, instance)
}

/// A server with such an appeal, and the organisation that calls.
async fn calling() -> (TempDir, Instance, Appeal, Organization) {
    let (folder, instance) = server().await;
    let (appeal, _) = published(&instance).await;
    let organiser = organiser(&instance, &appeal).await;
    (folder, instance, appeal, organiser)
}

/// An appeal whose last day has passed, by the clock.
async fn past_its_day(instance: &Instance) -> Appeal {
    let (appeal, mut draft) = published(instance).await;
    // By a clock that is years ahead, any day is such a day.
    draft.text.deadline = Some("2020-01-31".to_owned());
    let revised = publish::revise(instance, &appeal, draft, None).await;
    revised.expect("published with its last day")
}

/// Where the appeal stands after a round of the timer.
async fn status_after_a_round(instance: &Instance, appeal: &Appeal) -> String {
    worker::round(instance).await.expect("a round");
    let found = appeals::by_id(instance.database.conn(), appeal.id).await;
    found.expect("the database answers").expect("held").status
}

/// Another server that is known here, and does not answer.
async fn a_silent_server(instance: &Instance) {
    let silent = remote_actors::RemoteActor {
        ap_id: "http://localhost:9/orgs/silent".to_owned(),
        origin: "http://localhost:9".to_owned(),
        kind: "Organization".to_owned(),
        inbox: "http://localhost:9/inbox".to_owned(),
        shared_inbox: None,
        preferred_username: None,
        names: None,
        document: "{}".to_owned(),
        fetched_at: 1_580_000_000_000,
        met_at: 1_580_000_000_000,
        gone_at: None,
    };
    let kept = remote_actors::upsert(instance.database.conn(), silent).await;
    kept.expect("the database answers");
}

/// Another process of a server, which knows of others and by whose clock nobody was here for years: it doubts the time.
async fn in_doubt(folder: &TempDir, instance: &Instance) -> Instance {
    let seen = facts::set(instance.database.conn(), "clock_seen", "1580000000000").await;
    seen.expect("the database answers");
    a_silent_server(instance).await;
    let doubting = process(folder).await;
    doubting.watch_clock();
    doubting
}

/// The organisation that calls.
async fn organiser(instance: &Instance, appeal: &Appeal) -> Organization {
    let found = organizations::by_ap_id(instance.database.conn(), &appeal.organiser).await;
    found.expect("the database answers").expect("it is ours")
}

/// Lets the database say when somebody was last here: the time is doubted no more.
async fn assure(instance: &Instance) {
    let stop = CancellationToken::new();
    stop.cancel();
    clock_watch::run(instance.clone(), stop).await;
    assert!(!instance.is_time_in_doubt());
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_closes_nothing() {
    let (_folder, instance) = server().await;
    let appeal = past_its_day(&instance).await;
    // Until the database has said when somebody was last here, the time is doubted.
    instance.watch_clock();
    assert!(instance.is_time_in_doubt());
    assert_eq!(status_after_a_round(&instance, &appeal).await, "open");

    assure(&instance).await;
    assert_eq!(status_after_a_round(&instance, &appeal).await, "closed");
}

/// How many sealed votes there are after what looks after ballots has had a while.
async fn seals_after_a_while(instance: &Instance) -> usize {
    let stop = CancellationToken::new();
    let work = proceedings::run(instance.clone(), stop.clone());
    // It goes on for ever, and its first look takes less.
    let ended = tokio::time::timeout(Duration::from_secs(1), work).await;
    assert!(ended.is_err(), "nobody stopped it");
    let kept = vote_seals::due(instance.database.conn(), i64::MAX, 9).await;
    kept.expect("the database answers").len()
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_lets_go_of_no_sealed_vote() {
    let (_folder, instance) = server().await;
    let (appeal, _) = published(&instance).await;
    // By a clock that is years ahead, any ballot has closed, and can be opened no more.
    let seal = NewVoteSeal {
        appeal_id: appeal.id,
        ballot: format!("{}/ballots/1", appeal.organiser),
        actor: appeal.organiser.clone(),
        key: "z6Mk".to_owned(),
        voter: appeal.organiser.clone(),
        closes: 1_580_000_000_000,
        opens_until: 1_580_100_000_000,
        sealed: vec![0; 32],
        created_at: 1_570_000_000_000,
    };
    let put = vote_seals::put(instance.database.conn(), seal).await;
    put.expect("the database answers");
    instance.watch_clock();
    assert!(instance.is_time_in_doubt());
    assert_eq!(seals_after_a_while(&instance).await, 1);

    assure(&instance).await;
    // On a busy machine the first look may take longer than that while.
    let mut left = seals_after_a_while(&instance).await;
    for _ in 0..60 {
        if left == 0 {
            break;
        }
        left = seals_after_a_while(&instance).await;
    }
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_signs_nothing_that_others_would_refuse() {
    let (folder, instance) = server().await;
    let (appeal, draft) = published(&instance).await;
    let long_ago = "1580000000000";
    facts::set(instance.database.conn(), "clock_seen", long_ago)
        .await
        .expect("the database answers");
    instance.watch_clock();
    // Nobody could tell it better: whoever is alone and was switched off for a week goes on.
    let revised = publish::revise(&instance, &appeal, draft.clone(), None).await;
    revised.expect("nobody else is known");

    a_silent_server(&instance).await;
    let again = process(&folder).await;
    again.watch_clock();
    let closed = publish::set_status(&again, &appeal, Status::Closed).await;
    let error = closed.expect_err("another server is known, and does not show the same time");
    assert_eq!(error.code(), "clock_doubted");
}

#[tokio::test]
async fn a_command_signs_by_no_clock_that_the_server_doubts() {
    let (folder, instance) = server().await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    a_silent_server(&instance).await;
    // As a command opens it, which ends before the clock could be watched.
    let status = async |status: Status| {
        let command = process(&folder).await;
        let looked = command.look_at_clock().await;
        looked.expect("the database answers");
        let set = publish::set_status(&command, &appeal, status).await;
        set.map(|_| ()).map_err(|error| error.code().to_owned())
    };
    let doubted = Err("clock_doubted".to_owned());
    let noted = clock_watch::note_doubt(&instance).await;
    noted.expect("the database answers");
    assert_eq!(status(Status::Closed).await, doubted);

    // A server that said so long ago is not there to say otherwise.
    let long_ago = instance.clock.millis() - 3_600_000;
    facts::set(db, "clock_doubted", &long_ago.to_string())
        .await
        .expect("the database answers");
    assert_eq!(status(Status::Closed).await, Ok(()));

    // By this clock nobody was here for years.
    facts::set(db, "clock_seen", "1580000000000")
        .await
        .expect("the database answers");
    assert_eq!(status(Status::Withdrawn).await, doubted);
}

#[tokio::test]
async fn who_is_deleted_is_not_forgotten_before_what_it_signed_is_taken_back() {
    let (folder, instance) = server().await;
    let (appeal, _) = published(&instance).await;
    let db = instance.database.conn();
    let union = organiser(&instance, &appeal).await;
    let doubting = in_doubt(&folder, &instance).await;
    let leaving = closing::begin_now(&doubting, &union, false).await;
    let leaving = leaving.expect("the database answers");
    let still = closing::delete(&doubting, &leaving).await;
    let still = still.expect_err("the time is in doubt");
    assert_eq!(still.code(), "clock_doubted");
    let now = async || {
        let held = appeals::by_id(db, appeal.id).await;
        let held = held.expect("the database answers").expect("held");
        let found = organizations::by_id(db, union.id).await;
        let found = found.expect("the database answers").expect("a row");
        (held.status, found.deleted_at.is_some())
    };
    assert_eq!(now().await, ("open".to_owned(), false));
    // By every clock, however far the one was ahead by which that was said.
    let due = organizations::deletion_due(db, 1).await;
    let due = due.expect("the database answers");
    assert!(due.iter().any(|one| one.id == union.id));
    let undone = closing::undo(&instance, &leaving).await;
    let undone = undone.expect_err("it is to be deleted");
    assert_eq!(undone.code(), "deletion_begun");

    // It is due, and whoever believes the time finishes it.
    let due = closing::run_due(&instance).await;
    due.expect("deleted");
    assert_eq!(now().await, ("withdrawn".to_owned(), true));
}

#[tokio::test]
async fn a_clock_that_may_be_ahead_stops_nothing_that_is_to_be_published() {
    let (folder, instance) = server().await;
    let organization = dockers::hub(&instance).await;
    let appeal = chosen_time::written(&instance, &organization, "brakes").await;
    let accepted = format!("{} reachable", chosen_time::SEEN);
    chosen_time::plan(&instance, &appeal, &accepted).await;
    let doubting = in_doubt(&folder, &instance).await;
    let taken_on = schedule::run_due(&doubting).await;
    assert_eq!(taken_on.expect("a round"), 0);

    // The clock is set just after it was claimed.
    let (db, now) = (doubting.database.conn(), doubting.clock.millis());
    let row = schedules::claim(db, now, LEASE_MILLIS).await;
    let row = row.expect("the database answers").expect("it is due");
    let come = schedule::come_to(&doubting, &row).await;
    come.expect("the database answers");
    let waits = Some((WAITING.to_owned(), String::new()));
    assert_eq!(chosen_time::standing(&instance, &appeal).await, waits);

    // Whoever believes the time publishes it.
    let come = schedule::come_to(&instance, &row).await;
    come.expect("the database answers");
    assert_eq!(chosen_time::standing(&instance, &appeal).await, None);
    let held = appeals::by_id(instance.database.conn(), appeal.id).await;
    let held = held.expect("the database answers").expect("held");
    assert!(held.root.is_some());
}
