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
use undersigned_store::{Database, deliveries};
use undersigned_tests::{
    Backend, Behaviour, ForeignServer, Peer, Server, foreign::Arrival, on_both_databases, until,
};

/// Hosts that never answer: whoever waited for one after the other would need five seconds for each.
const SILENT: usize = 8;
/// Far less than that.
const SOON: Duration = Duration::from_secs(20);

on_both_databases! {
    dead_and_silent_hosts_delay_nobody_else
    what_was_refused_for_a_while_arrives_in_order
    who_answers_gone_is_followed_no_more
    what_a_host_stumbles_over_lets_others_pass
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
    // It is not lost either.
    stumbles.store(false, SeqCst);
    foreign.arrival("Create", &poison).await;
}
