//! Restarts of one server while the others go on: nothing is lost, and nobody is told that
//! something is gone.

use crate::PROGRAM;
use reqwest::{
    Client,
    header::{ACCEPT, RETRY_AFTER},
};
use std::{collections::BTreeSet, time::Duration};
use tokio::{
    sync::oneshot,
    time::{MissedTickBehavior, interval},
};
use undersigned_tests::{Backend, Coalition, IDLE, on_both_databases, until};

const ALL: [&str; 3] = ["hub", "dockers", "nurses"];
/// How often the server is restarted.
const RESTARTS: usize = 3;
/// How often somebody looks, from an address of its own, so that it is not one too many.
const PACE: Duration = Duration::from_millis(150);
const STRANGER: &str = "198.51.100.7";

on_both_databases! {
    restarts_lose_nothing_and_tell_nobody_that_something_is_gone
}

/// Asks for these addresses until told to stop; answers the statuses that came, and what was wrong.
async fn watch(addresses: Vec<String>, mut stop: oneshot::Receiver<()>) -> BTreeSet<String> {
    let client = Client::builder().redirect(reqwest::redirect::Policy::none());
    let client = client
        .pool_idle_timeout(IDLE)
        .build()
        .expect("a client can be made");
    let mut pace = interval(PACE);
    // What was missed is not made up for at once: that would be too many for one address.
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut seen = BTreeSet::new();
    loop {
        tokio::select! {
            _ = &mut stop => return seen,
            _ = pace.tick() => {}
        }
        for address in &addresses {
            let request = client.get(address).header("x-forwarded-for", STRANGER);
            let request = request.header(ACCEPT, "application/activity+json");
            // Between two processes nobody listens: others come back then, too.
            let Ok(answer) = request.send().await else {
                continue;
            };
            let status = answer.status().as_u16();
            let when = answer.headers().contains_key(RETRY_AFTER);
            seen.insert(match (status, when) {
                (503, false) => "503 without Retry-After".to_owned(),
                _ => status.to_string(),
            });
        }
    }
}

async fn restarts_lose_nothing_and_tell_nobody_that_something_is_gone(backend: Backend) {
    let (mut coalition, appeal) = Coalition::holding_an_appeal(PROGRAM, &ALL, backend).await;
    let (tell, told) = oneshot::channel();
    let addresses = vec![coalition["hub"].org.clone(), appeal.clone()];
    let watcher = tokio::spawn(watch(addresses, told));
    for round in 1..=RESTARTS {
        // On its way to a server that is stopping, to one that is away, and to one that starts.
        let dockers = format!("Dockers, round {round}");
        let nurses = format!("Nurses, round {round}");
        coalition["dockers"]
            .endorse(&appeal, &dockers)
            .await
            .expect(202);
        coalition.server("hub").stop().await;
        coalition["nurses"]
            .endorse(&appeal, &nurses)
            .await
            .expect(202);
        coalition.server("hub").run().await;
    }
    for (name, called) in [("dockers", "Dockers"), ("nurses", "Nurses")] {
        let called = format!("{called}, round {RESTARTS}");
        until("the newest name on the list", || async {
            let entry = coalition["hub"].entry(&appeal, &coalition[name].org).await;
            match entry {
                Some(entry) if entry["names"]["en"] == called.as_str() => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
    }
    coalition.settle(&ALL, &appeal, 2).await;
    // Nobody was taken for gone, so nobody was forgotten.
    assert_eq!(coalition["hub"].followers().await, 2);

    tell.send(()).expect("the watcher looks on");
    let seen = watcher.await.expect("the watcher ends");
    assert!(seen.contains("200"), "{seen:?}");
    assert!(
        seen.iter()
            .all(|status| ["200", "503"].contains(&status.as_str())),
        "{seen:?}"
    );
}
