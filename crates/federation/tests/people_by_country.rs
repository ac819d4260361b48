//! What is said of where people are from changes seldom, and is the same wherever it is asked for.

use crate::{alone, dockers};
use chrono::TimeDelta;
use std::sync::atomic::Ordering::Relaxed;
use undersigned_domain::people::Regions;
use undersigned_federation::{Instance, actions::people::regions};
use undersigned_store::person_counts;

async fn come(instance: &Instance, appeal_id: i64, country: &str, people: i64) {
    let added = person_counts::add(instance.database.conn(), appeal_id, country, people).await;
    added.expect("counted");
    let renewed = regions::renew(instance).await;
    renewed.expect("looked at");
}

async fn said(instance: &Instance, appeal_id: i64) -> Regions {
    let said = regions::said(instance, appeal_id).await;
    said.expect("the database answers")
}

#[tokio::test]
async fn numbers_by_country_are_renewed_once_a_day_and_after_many_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, hours) = alone::moved_clock("2026-12-02T09:00:00Z", TimeDelta::hours);
    let instance = alone::server(folder.path(), "hub", clock.clone()).await;
    let organization = dockers::hub(&instance).await;
    let appeal = dockers::published(&instance, &organization, "brakes").await;
    let id = appeal.id;
    assert_eq!(said(&instance, id).await, Regions::unsaid(0));
    come(&instance, id, "IE", 19).await;
    assert_eq!(said(&instance, id).await, Regions::unsaid(19));

    come(&instance, id, "IE", 21).await;
    let first = said(&instance, id).await;
    let number = first.at_least[0].1;
    assert!((30..=35).contains(&number) && number % 5 == 0, "{first:?}");
    assert_eq!(first.others, 40 - number);
    assert_eq!(first.as_of, Some(instance.clock.millis()));
    // Very many on the same day, and few on a later one.
    come(&instance, id, "IE", 500).await;
    assert_eq!(said(&instance, id).await, first);
    come(&instance, id, "IE", -500).await;
    hours.store(48, Relaxed);
    for (country, people) in [("IE", 1), ("IE", -1), ("FR", 4), ("IE", -4), ("", 15)] {
        come(&instance, id, country, people).await;
        assert_eq!(said(&instance, id).await, first, "{people} {country:?}");
    }
    // Another process says the same.
    let other = alone::server(folder.path(), "hub", clock).await;
    assert_eq!(said(&other, id).await, first);

    come(&instance, id, "FR", 30).await;
    let next = said(&other, id).await;
    assert_eq!(next.as_of, Some(instance.clock.millis()));
    let countries: Vec<&str> = next
        .at_least
        .iter()
        .map(|(code, _)| code.as_str())
        .collect();
    assert_eq!(countries, ["IE", "FR"]);
    // Few who went make no number fall.
    assert_eq!(next.at_least[0].1, number);
}
