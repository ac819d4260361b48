//! Many at once: the total is right, and few statements say it.

use crate::{Campaign, SLUG};
use std::{sync::Arc, time::Instant};
use tokio::{sync::Semaphore, task::JoinSet};
use undersigned_tests::{Backend, Effort, Signer, on_both_databases};

/// People at a time.
const AT_ONCE: usize = 16;

on_both_databases! {
    some_hundred_sign_at_once
}

async fn some_hundred_sign_at_once(backend: Backend) {
    crowd(backend, 300).await;
}

/// Two thousand in a minute, over HTTP, with every mail. `cargo test --test people -- --ignored
/// --nocapture` says how long it took.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn two_thousand_sign_on_sqlite() {
    crowd(Backend::Sqlite, 2_000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn two_thousand_sign_on_postgresql() {
    if Backend::Postgres.is_available() {
        crowd(Backend::Postgres, 2_000).await;
    }
}

async fn crowd(backend: Backend, people: usize) {
    let campaign = Arc::new(Campaign::start(backend, "never").await);
    let mut signer = Signer::of(&campaign.server);
    signer.effort = Effort::Answer;
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let begun = Instant::now();
    let mut crowd = JoinSet::new();
    for n in 0..people {
        let (campaign, signer, places) = (campaign.clone(), signer.clone(), places.clone());
        crowd.spawn(async move {
            let _place = places.acquire().await.expect("it stays open");
            let email = format!("p{n}@host{}.example", n % 7);
            let name = format!("Person {n}");
            let country = ["FR", "TN", "HK", ""][n % 4];
            let wish = [
                ("name", name.as_str()),
                ("email", &email),
                ("country", country),
            ];
            let sent = signer.sign(SLUG, &wish).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            let mail = campaign.mails.until(&email, 1).await;
            signer
                .confirm(&mail.link(&campaign.server.url))
                .await
                .expect(200);
        });
    }
    while let Some(done) = crowd.join_next().await {
        if let Err(error) = done {
            panic!("{error}; log: {}", campaign.server.log());
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    let rate = people as f64 / seconds * 60.0;
    println!("{people} people signed on {backend:?} in {seconds:.1} s: {rate:.0} a minute");
    let people = people as u64;
    assert_eq!(campaign.count().await, people);
    campaign.until_listed(&campaign.server, people).await;
    // Each at most every ten seconds, and one at the beginning and the end.
    let outbox = campaign.server.fetch("/orgs/amery").await.expect(200);
    let outbox = outbox["outbox"].as_str().expect("an outbox").to_owned();
    let path = outbox
        .trim_start_matches(campaign.server.url.as_str())
        .to_owned();
    let said = campaign.server.fetch(&path).await.expect(200);
    let said = said["totalItems"].as_u64().expect("a number");
    assert!(said <= 3 + seconds as u64 / 10 + 2, "{said} activities");
}
