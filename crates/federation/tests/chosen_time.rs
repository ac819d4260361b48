//! What is published at a chosen time, by a server that does not find itself just then.

use crate::{alone, dockers};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::atomic::Ordering::Relaxed;
use undersigned_federation::{
    Clock, Instance,
    actions::{
        audit::{self, Actor},
        draft, publish,
        schedule::{self, When, Zone},
        team,
    },
    views::{Appeal, Organization},
};
use undersigned_store::{
    accounts::{self, NewAccount},
    appeals,
    audit::AuditFilter,
    schedules::{self, LEASE_MILLIS, NewSchedule, STOPPED, WAITING},
};

/// All that may be missing, but that the server finds itself.
pub const SEEN: &str = "languages demands addressees deadline keeper pictures answered length";

pub async fn written(instance: &Instance, organization: &Organization, slug: &str) -> Appeal {
    let made = draft::create(instance, organization, slug, dockers::petition()).await;
    made.expect("a draft")
}

/// Has an appeal published now, where nothing is missing but what was `accepted`.
pub async fn plan(instance: &Instance, appeal: &Appeal, accepted: &str) {
    let new = due_now(instance, appeal, accepted);
    let kept = schedules::put(instance.database.conn(), new).await;
    kept.expect("a time");
}

fn due_now(instance: &Instance, appeal: &Appeal, accepted: &str) -> NewSchedule {
    let now = instance.clock.millis();
    NewSchedule {
        appeal_id: appeal.id,
        name: String::new(),
        due_at: now,
        local_time: "2026-12-02T00:00".to_owned(),
        zone: "UTC".to_owned(),
        accepted: accepted.to_owned(),
        actor_kind: "command".to_owned(),
        actor_id: None,
        actor: String::new(),
        state: WAITING.to_owned(),
        outcome: String::new(),
        lease_until: None,
        created_at: now,
    }
}

/// How it stands with the chosen time; nothing once it is published.
pub async fn standing(instance: &Instance, appeal: &Appeal) -> Option<(String, String)> {
    let row = schedule::find(instance, appeal, "").await.expect("a row");
    row.map(|row| (row.state, row.outcome))
}

#[tokio::test]
async fn nobody_publishes_at_an_address_that_they_have_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, _) = alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::minutes);
    let instance = alone::server(folder.path(), "hub", clock).await;
    let organization = dockers::hub(&instance).await;
    let read = written(&instance, &organization, "first").await;
    let moved = draft::update_at(&instance, &read, dockers::petition(), "second").await;
    let moved = moved.expect("moved");
    assert_eq!(moved.draft, read.draft, "the address alone is another");
    let said = publish::publish(&instance, &read).await;
    assert_eq!(said.err().map(|error| error.code()), Some("draft_changed"));
    let published = publish::publish(&instance, &moved).await;
    let published = published.expect("published");
    assert_eq!(published.ap_id, "https://hub.example/appeals/second");
}

#[tokio::test]
async fn who_does_not_find_itself_once_tries_again_for_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, minutes) = alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::minutes);
    let instance = alone::server(folder.path(), "hub", clock).await;
    let organization = dockers::hub(&instance).await;
    let first = written(&instance, &organization, "first").await;
    let second = written(&instance, &organization, "second").await;
    let waiting = Some((WAITING.to_owned(), String::new()));
    for appeal in [&first, &second] {
        plan(&instance, appeal, SEEN).await;
    }
    assert_eq!(schedule::run_due(&instance).await.expect("a round"), 2);
    for appeal in [&first, &second] {
        assert_eq!(standing(&instance, appeal).await, waiting);
    }

    // As if it were found a moment later: this network has nobody in it, so that is left out.
    minutes.store(2, Relaxed);
    plan(&instance, &first, &format!("{SEEN} reachable")).await;
    schedule::run_due(&instance).await.expect("a round");
    let published = appeals::by_id(instance.database.conn(), first.id).await;
    let published = published.expect("the database answers").expect("held");
    assert!(published.root.is_some());
    assert_eq!(standing(&instance, &first).await, None);
    assert_eq!(standing(&instance, &second).await, waiting);

    minutes.store(25 * 60, Relaxed);
    schedule::run_due(&instance).await.expect("a round");
    let stopped = Some((STOPPED.to_owned(), "reachable".to_owned()));
    assert_eq!(standing(&instance, &second).await, stopped);
}

#[tokio::test]
async fn who_deleted_their_account_is_not_named_when_it_is_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || begun)).await;
    let organization = dockers::hub(&instance).await;
    let (first, second) = (
        written(&instance, &organization, "first").await,
        written(&instance, &organization, "second").await,
    );
    let db = instance.database.conn();
    let new = NewAccount {
        organization_id: organization.id,
        email: "ada@hub.example".to_owned(),
        name: Some("Ada".to_owned()),
        password_hash: None,
        role: "editor".to_owned(),
        created_at: instance.clock.millis(),
        joined_at: Some(instance.clock.millis()),
    };
    let ada = accounts::insert(db, new).await.expect("an account").id;
    for appeal in [&first, &second] {
        let new = NewSchedule {
            actor_kind: "person".to_owned(),
            actor_id: Some(ada),
            actor: "Ada".to_owned(),
            ..due_now(&instance, appeal, &format!("{SEEN} reachable"))
        };
        schedules::put(db, new).await.expect("a time");
    }
    // A process has taken one already while she goes.
    let taken = schedules::claim(db, instance.clock.millis(), LEASE_MILLIS).await;
    let taken = taken.expect("the database answers").expect("one is due");
    let left = team::leave(&instance, &organization, ada).await;
    left.expect("nobody keeps her");
    for row in schedules::of_appeal(db, second.id).await.expect("rows") {
        assert_eq!(row.actor, "");
    }
    schedule::come_to(&instance, &taken).await.expect("done");
    schedule::run_due(&instance).await.expect("a round");
    let filter = AuditFilter {
        account_id: Some(ada),
        ..AuditFilter::default()
    };
    let log = audit::list(&instance, &organization, &filter, 10).await;
    let log = log.expect("the log");
    assert_eq!(log.len(), 2, "{log:?}");
    for row in log {
        assert_eq!(row.action, "schedule-due");
        assert_eq!(row.actor, "");
    }
}

#[tokio::test]
async fn who_was_away_at_that_time_has_a_day_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, minutes) = alone::moved_clock("2026-12-02T00:00:00Z", TimeDelta::minutes);
    let before = alone::server(folder.path(), "hub", clock.clone()).await;
    let organization = dockers::hub(&before).await;
    let appeal = written(&before, &organization, "first").await;
    plan(&before, &appeal, SEEN).await;
    drop(before);

    // It starts again two days after that.
    minutes.store(2 * 24 * 60, Relaxed);
    let instance = alone::server(folder.path(), "hub", clock).await;
    schedule::run_due(&instance).await.expect("a round");
    let waiting = Some((WAITING.to_owned(), String::new()));
    assert_eq!(standing(&instance, &appeal).await, waiting);
    minutes.fetch_add(25 * 60, Relaxed);
    schedule::run_due(&instance).await.expect("a round");
    let stopped = Some((STOPPED.to_owned(), "reachable".to_owned()));
    assert_eq!(standing(&instance, &appeal).await, stopped);
}

#[tokio::test]
async fn row_621_what_is_cancelled_or_put_off_just_then_is_not_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let instance = alone::server(folder.path(), "hub", Clock::new(move || begun)).await;
    let organization = dockers::hub(&instance).await;
    let accepted = format!("{SEEN} reachable");
    let mut claimed = Vec::new();
    for slug in ["cancelled", "put-off", "kept"] {
        let appeal = written(&instance, &organization, slug).await;
        plan(&instance, &appeal, &accepted).await;
        // As the worker takes it on.
        let now = instance.clock.millis();
        let row = schedules::claim(instance.database.conn(), now, LEASE_MILLIS).await;
        claimed.push((appeal, row.expect("the database answers").expect("due")));
    }
    let [cancelled, put_off, kept] = &claimed[..] else {
        panic!("three were claimed");
    };
    let answer = schedule::cancel(&instance, &cancelled.0, "").await;
    assert!(answer.expect("the database answers"), "it is answered");
    let later = When {
        local: "2026-12-03T09:00".to_owned(),
        zone: Zone::UTC,
    };
    let chosen = schedule::plan(&instance, &put_off.0, "", &later, &Actor::Command).await;
    let chosen = chosen.expect("chosen");

    for (_, row) in &claimed {
        let come = schedule::come_to(&instance, row).await;
        come.expect("the database answers");
    }
    for ((appeal, _), is_published) in [(cancelled, false), (put_off, false), (kept, true)] {
        let now = appeals::by_id(instance.database.conn(), appeal.id).await;
        let now = now.expect("the database answers").expect("held");
        assert_eq!(now.root.is_some(), is_published, "{}", appeal.slug);
    }
    assert_eq!(standing(&instance, &cancelled.0).await, None);
    assert_eq!(standing(&instance, &kept.0).await, None);
    let row = schedule::find(&instance, &put_off.0, "").await;
    assert_eq!(row.expect("the database answers"), Some(chosen));
    // What was published is in the log, once, and nothing else is.
    let logged = audit::list(&instance, &organization, &AuditFilter::default(), 10).await;
    let logged = logged.expect("the log").into_iter();
    let logged = logged.filter(|row| row.action == "schedule-due");
    let logged: Vec<String> = logged.map(|row| row.object).collect();
    assert_eq!(logged, ["/appeals/kept"]);

    // And nobody is told to wait for what is published.
    let refused = schedule::plan(&instance, &kept.0, "", &later, &Actor::Command).await;
    assert_eq!(refused.expect_err("published").code(), "published_already");
    // Nor that it was cancelled.
    let refused = schedule::cancel(&instance, &kept.0, "").await;
    assert_eq!(refused.expect_err("published").code(), "published_already");
}
