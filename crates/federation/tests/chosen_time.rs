//! What is published at a chosen time, by a server that does not find itself just then.

mod alone;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};
use undersigned_federation::{
    Clock, Instance,
    actions::{
        draft::{self, Draft},
        organization::{self, NewOrganization},
        schedule,
    },
    views::{Appeal, Organization},
};
use undersigned_store::{
    appeals,
    schedules::{self, NewSchedule, STOPPED, WAITING},
};

/// All that may be missing, but that the server finds itself.
const SEEN: &str = "languages demands addressees deadline keeper pictures answered length";

async fn organisation(instance: &Instance) -> Organization {
    let new = NewOrganization {
        handle: "hub".to_owned(),
        names: BTreeMap::from([("en".to_owned(), "Hub Union".to_owned())]),
        summary: BTreeMap::new(),
        country: None,
    };
    let made = organization::create(instance, new).await;
    made.expect("an organisation")
}

async fn written(instance: &Instance, organization: &Organization, slug: &str) -> Appeal {
    let draft: Draft = serde_json::from_value(json!({
        "kind": "petition",
        "title": {"en": "Free the eleven dockers"},
        "body": {"en": "They stopped a crane with no brakes."},
        "languages": ["en"],
    }))
    .expect("a draft");
    let made = draft::create(instance, organization, slug, draft).await;
    made.expect("a draft")
}

/// Has an appeal published now, where nothing is missing but what was `accepted`.
async fn plan(instance: &Instance, appeal: &Appeal, accepted: &str) {
    let now = instance.clock.millis();
    let new = NewSchedule {
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
    };
    let kept = schedules::put(instance.database.conn(), new).await;
    kept.expect("a time");
}

/// How it stands with the chosen time; nothing once it is published.
async fn standing(instance: &Instance, appeal: &Appeal) -> Option<(String, String)> {
    let row = schedule::find(instance, appeal, "").await.expect("a row");
    row.map(|row| (row.state, row.outcome))
}

#[tokio::test]
async fn who_does_not_find_itself_once_tries_again_for_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let minutes = Arc::new(AtomicI64::new(0));
    let passed = minutes.clone();
    let clock = Clock::new(move || begun + TimeDelta::minutes(passed.load(Relaxed)));
    let instance = alone::server(folder.path(), "hub", clock).await;
    let organization = organisation(&instance).await;
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
async fn who_was_away_at_that_time_has_a_day_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun: DateTime<Utc> = "2026-12-02T00:00:00Z".parse().expect("a time");
    let minutes = Arc::new(AtomicI64::new(0));
    let passed = minutes.clone();
    let clock = Clock::new(move || begun + TimeDelta::minutes(passed.load(Relaxed)));
    let before = alone::server(folder.path(), "hub", clock.clone()).await;
    let organization = organisation(&before).await;
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
