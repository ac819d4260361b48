//! What cannot be looked at while the database is away is not said at each look.

use super::*;
use crate::logged::{message, said_within};
use tracing::Event;

/// How often something of one sort is said in two looks at the clock, the first of which says it.
async fn said_in_two_looks(instance: &Instance, is_it: fn(&Event<'_>) -> bool) -> usize {
    let runs = clock_watch::run(instance.clone(), CancellationToken::new());
    // The next one comes after five seconds.
    said_within(Duration::from_secs(8), is_it, runs).await
}

#[tokio::test]
async fn a_database_that_is_away_is_not_said_at_each_look_at_the_clock() {
    let (_folder, instance) = server().await;
    let closed = instance.database.close().await;
    closed.expect("closed");
    let said = said_in_two_looks(&instance, |event| {
        message(event).contains("waited for the clock")
    });
    assert_eq!(said.await, 1);
}

#[tokio::test]
async fn a_doubt_that_cannot_be_noted_is_not_said_at_each_look_at_the_clock() {
    let (_folder, instance) = server().await;
    instance.watch_clock();
    let closed = instance.database.close().await;
    closed.expect("closed");
    let said = said_in_two_looks(&instance, |event| {
        message(event).contains("that the time is doubted was not noted")
    });
    assert_eq!(said.await, 1);
    assert!(instance.is_time_in_doubt());
}
