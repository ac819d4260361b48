//! Followers whose servers are dead, silent, or say no: nobody else waits for them.

use crate::PROGRAM;
use axum::http::StatusCode;
use serde_json::json;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};
use undersigned_federation::signatures::Scheme;
use undersigned_store::{ConnectionTrait, Database, deliveries, delivery_hosts};
use undersigned_tests::{
    Backend, Behaviour, ForeignServer, Peer, Server, foreign::Arrival, on_both_databases, until,
};

/// Hosts that never answer: whoever waited for one after the other would need five seconds for each.
const SILENT: usize = 8;
/// Less than that would take, and enough for a busy machine.
const SOON: Duration = Duration::from_secs(35);

on_both_databases! {
    dead_and_silent_hosts_delay_nobody_else
    what_was_refused_for_a_while_arrives_in_order
    who_answers_gone_is_followed_no_more
    what_a_host_stumbles_over_lets_others_pass
    who_took_nothing_for_two_weeks_is_sent_nothing_until_it_writes
}

/// Waits until the types that a peer has seen are these, in this order.
async fn until_kinds(peer: &Peer, kinds: &[&str]) {
    until("what the peer should get", || async {
        let received = peer.received();
        let seen: Vec<&str> = received.iter().map(|request| request.kind()).collect();
        if seen == kinds {
            Ok(())
        } else {
            Err(format!("{seen:?}, not {kinds:?}"))
        }
    })
    .await;
}

async fn following(server: &Server) -> Peer {
    let peer = Peer::start().await;
    peer.follow(&server.org).await;
    until_kinds(&peer, &["Accept"]).await;
    peer
}

async fn dead_and_silent_hosts_delay_nobody_else(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    // First, so that they stand before it in the queue.
    let mut dead = following(&hub).await;
    let mut silent = Vec::new();
    for _ in 0..SILENT {
        silent.push(following(&hub).await);
    }
    let live = following(&hub).await;
    dead.vanish().await;
    for peer in &silent {
        peer.behave(Behaviour::Silent);
    }

    let begin = Instant::now();
    hub.publish("free-them").await;
    until_kinds(&live, &["Accept", "Create"]).await;
    hub.end("free-them", "close").await.expect(200);
    until_kinds(&live, &["Accept", "Create", "Update"]).await;
    hub.publish("inspect-them").await;
    until_kinds(&live, &["Accept", "Create", "Update", "Create"]).await;
    assert!(begin.elapsed() < SOON, "{:?}", begin.elapsed());
    for peer in &silent {
        // However often it is tried, nothing else is sent before it was taken.
        let received = peer.received();
        let after = received.iter().skip(1);
        let ids: BTreeSet<String> = after.map(|one| one.activity["id"].to_string()).collect();
        assert!(
            ids.len() <= 1,
            "one thing after another to each host: {ids:?}"
        );
    }

    // Nothing is lost for those who were away.
    let database = Database::connect(&hub.database_url(), 1)
        .await
        .expect("the database opens");
    // What the live one took last may not be written down yet.
    let all = 3 * (1 + SILENT as u64);
    until("three for each who does not answer", || async {
        match deliveries::pending_count(database.conn()).await {
            Ok(waiting) if waiting == all => Ok(()),
            other => Err(format!("{other:?}, not {all}")),
        }
    })
    .await;
    // They took their time as well: not all places are for such hosts.
    for peer in &silent {
        let name = deliveries::host_of(&peer.actor).expect("the peer has a host");
        until("that it takes its time is known", || async {
            match delivery_hosts::by_host(database.conn(), &name).await {
                Ok(Some(host)) if host.slow => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
    }
}

async fn what_was_refused_for_a_while_arrives_in_order(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = following(&hub).await;
    peer.behave(Behaviour::Status(503));
    hub.publish("free-them").await;
    hub.end("free-them", "close").await.expect(200);
    until("a first try", || async {
        match peer.received_of("Create").len() {
            0 => Err("nothing yet".to_owned()),
            _ => Ok(()),
        }
    })
    .await;
    peer.behave(Behaviour::Slow(Duration::from_millis(300)));
    until("the last of what waited", || async {
        let received = peer.received();
        match received.last().map(|last| last.kind() == "Update") {
            Some(true) => Ok(()),
            _ => Err(format!("{} requests", received.len())),
        }
    })
    .await;
    let received = peer.received();
    let mut kinds: Vec<&str> = received.iter().map(|request| request.kind()).collect();
    // It was refused as often as it was tried meanwhile.
    kinds.dedup();
    assert_eq!(kinds, ["Accept", "Create", "Update"]);
    let tries = peer.received_of("Create");
    assert!(tries.len() >= 2, "it was refused at first");
    for pair in tries.windows(2) {
        assert_eq!(
            pair[0].activity, pair[1].activity,
            "the same activity, under its one id"
        );
        let signature = |index: usize| pair[index].headers["signature"].clone();
        assert_ne!(signature(0), signature(1), "signed anew");
    }
}

async fn who_answers_gone_is_followed_no_more(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let gone = following(&hub).await;
    let live = following(&hub).await;
    hub.until_followers(2).await;
    gone.behave(Behaviour::Status(410));
    hub.publish("free-them").await;
    hub.until_followers(1).await;
    hub.end("free-them", "close").await.expect(200);
    until_kinds(&live, &["Accept", "Create", "Update"]).await;
    until_kinds(&gone, &["Accept", "Create"]).await;
}

async fn what_a_host_stumbles_over_lets_others_pass(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let foreign = ForeignServer::start().await;
    let reader = foreign.organization("reader");
    let follow = reader.activity("Follow", json!(hub.org));
    let inbox = format!("{}/inbox", hub.org);
    reader
        .letter(Scheme::Cavage, &inbox, &follow)
        .send()
        .await
        .expect(202);
    let id = follow["id"].as_str().expect("an id");
    foreign.arrival("Accept", id).await;

    let stumbles = Arc::new(AtomicBool::new(true));
    let over = stumbles.clone();
    foreign.behave(Arc::new(move |arrival: Arrival| {
        let about = arrival.body["object"]["id"].as_str().unwrap_or_default();
        let refused = over.load(SeqCst) && about.ends_with("/poison");
        Box::pin(async move { refused.then_some(StatusCode::INTERNAL_SERVER_ERROR) })
    }));
    let poison = hub.publish("poison").await;
    let sound = hub.publish("sound").await;
    foreign.arrival("Create", &sound).await;
    let received = foreign.received();
    let taken = received
        .iter()
        .any(|one| one.body["object"]["id"] == poison);
    assert!(!taken, "that one is not taken yet");
    // That one alone has to wait: the host is well, and what comes next is sent at once.
    let database = Database::connect(&hub.database_url(), 1)
        .await
        .expect("the database opens");
    until("the host to be well", || async {
        let failing = delivery_hosts::count_failing(database.conn()).await;
        let waiting = deliveries::pending_count(database.conn()).await;
        match (&failing, &waiting) {
            (Ok(0), Ok(1)) => Ok(()),
            _ => Err(format!("{failing:?}, {waiting:?}")),
        }
    })
    .await;
    let next = hub.publish("next").await;
    foreign.arrival("Create", &next).await;
    // It is not lost either.
    stumbles.store(false, SeqCst);
    foreign.arrival("Create", &poison).await;
}

async fn who_took_nothing_for_two_weeks_is_sent_nothing_until_it_writes(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = following(&hub).await;
    peer.behave(Behaviour::Status(503));
    hub.publish("first").await;
    let database = Database::connect(&hub.database_url(), 1)
        .await
        .expect("the database opens");
    let db = database.conn();
    let name = deliveries::host_of(&peer.actor).expect("the peer has a host");
    let host = || async {
        let host = delivery_hosts::by_host(db, &name).await;
        host.expect("the database answers")
    };
    until("a failure", || async {
        match host().await {
            Some(host) if host.failures > 0 => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
    assert_eq!(delivery_hosts::count_failing(db).await.expect("a count"), 1);
    let weeks_ago = "UPDATE delivery_hosts SET failures = 99, next_at = next_at - 60000, \
         failing_since = failing_since - 15 * 86400000 WHERE failures > 0";
    db.execute_unprepared(weeks_ago).await.expect("the past");
    until("the host to be given up", || async {
        let (host, waiting) = (host().await, deliveries::pending_count(db).await);
        match (&host, &waiting) {
            (Some(host), Ok(0)) if host.gave_up_at.is_some() => Ok(()),
            _ => Err(format!("{host:?}, {waiting:?}")),
        }
    })
    .await;
    // It is none of those that fail now: nobody tries it.
    let failing = delivery_hosts::count_failing(db).await.expect("a count");
    let given_up = delivery_hosts::count_given_up(db).await.expect("a count");
    assert_eq!((failing, given_up), (0, 1));
    let tried = peer.received_of("Create").len();
    hub.publish("second").await;
    let waiting = deliveries::pending_count(db).await.expect("the queue");
    assert_eq!((waiting, peer.received_of("Create").len()), (0, tried));

    peer.behave(Behaviour::Slow(Duration::ZERO));
    peer.follow(&hub.org).await;
    until("the answer", || async {
        match peer.different_of("Accept").len() {
            0 | 1 => Err("none yet".to_owned()),
            _ => Ok(()),
        }
    })
    .await;
    let third = hub.publish("third").await;
    until("what came after it wrote", || async {
        let received = peer.received_of("Create");
        let last = received
            .last()
            .map(|one| one.activity["object"]["id"].clone());
        match last == Some(json!(third)) {
            true => Ok(()),
            false => Err(format!("{last:?}")),
        }
    })
    .await;
}
