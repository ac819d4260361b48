//! Words that are dated ahead of everybody's clock, because clocks were set back.

use super::{ALL, confirmed, open, together, until_confirmed};
use undersigned_store::{appeals, deliveries, statements};
use undersigned_tests::{Backend, Desk, Server, WrongClock, on_both_databases, until};

on_both_databases! {
    a_withdrawal_that_is_dated_ahead_is_confirmed_once_it_counts
}

/// In seconds; what lies further ahead than ten minutes is kept apart.
const HOUR: i64 = 60 * 60;

async fn a_withdrawal_that_is_dated_ahead_is_confirmed_once_it_counts(backend: Backend) {
    let (mut coalition, appeal) = together(backend).await;
    let mut clocks = Vec::new();
    for name in ALL {
        let server = coalition.server(name);
        let clock = WrongClock::of(server);
        clock.set(HOUR);
        clocks.push(clock);
        server.kill().await;
    }
    for name in ALL {
        coalition.server(name).run().await;
    }
    let signed = coalition["dockers"].endorse(&appeal, "Dockers").await;
    signed.expect(202);
    coalition.settle(&ALL, &appeal, 1).await;
    // Everybody's clock is set right. What was signed lies an hour ahead by now, and a withdrawal stands
    // above it.
    for clock in &clocks {
        clock.set(0);
    }
    let dockers = &coalition["dockers"];
    let withdrawn = dockers.withdraw(&appeal).await.expect(202);
    assert_eq!(withdrawn["state"], "withdrawn");
    assert!(withdrawn["elsewhereFrom"].is_string(), "{withdrawn}");
    assert!(dockers.list(&appeal).await.is_empty(), "here it counts");
    for name in ["hub", "nurses"] {
        until_kept_apart(&coalition[name], &appeal).await;
    }
    until("the answers", || async {
        let database = open(dockers).await;
        let waiting = deliveries::pending_count(database.conn()).await;
        match waiting.expect("the database answers") {
            0 => Ok(()),
            waiting => Err(format!("{waiting} are still to be delivered")),
        }
    })
    .await;
    assert_eq!(confirmed(dockers, &appeal).await, 0, "nobody counts it yet");
    for name in ["hub", "nurses"] {
        assert_eq!(coalition[name].list(&appeal).await.len(), 1, "{name}");
    }
    let page = Desk::of(dockers).await.get("/desk").await;
    for words in [
        "no other server has confirmed it",
        "dated ahead of other servers",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // Its time comes.
    for clock in &clocks {
        clock.set(HOUR);
    }
    coalition.settle(&ALL, &appeal, 0).await;
    until_confirmed(&coalition["dockers"], &appeal, 2).await;
}

/// Waits until a server has something about an appeal that is kept apart.
async fn until_kept_apart(server: &Server, object: &str) {
    until(&format!("what {} keeps apart", server.name), || async {
        let database = open(server).await;
        let appeal = appeals::by_ap_id(database.conn(), object).await;
        let appeal = appeal.expect("the database answers").expect("it is held");
        let early = statements::count(database.conn(), appeal.id, statements::EARLY).await;
        match early.expect("the database answers") {
            0 => Err("nothing".to_owned()),
            _ => Ok(()),
        }
    })
    .await;
}
