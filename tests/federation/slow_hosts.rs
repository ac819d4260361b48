//! Followers whose servers are dead, silent, or say no: nobody else waits for them.

use crate::PROGRAM;
use std::time::{Duration, Instant};
use undersigned_store::{Database, deliveries};
use undersigned_tests::{Backend, Behaviour, Peer, Server, on_both_databases, until};

/// Far less than a request to a silent host may take.
const SOON: Duration = Duration::from_secs(5);

on_both_databases! {
    dead_and_silent_hosts_delay_nobody_else
    what_was_refused_for_a_while_arrives_in_order
    who_answers_gone_is_followed_no_more
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
    let silent = following(&hub).await;
    let live = following(&hub).await;
    dead.vanish().await;
    silent.behave(Behaviour::Silent);

    let begin = Instant::now();
    hub.publish("free-them").await;
    until_kinds(&live, &["Accept", "Create"]).await;
    hub.end("free-them", "close").await.expect(200);
    until_kinds(&live, &["Accept", "Create", "Update"]).await;
    hub.publish("inspect-them").await;
    until_kinds(&live, &["Accept", "Create", "Update", "Create"]).await;
    assert!(begin.elapsed() < SOON, "{:?}", begin.elapsed());
    assert!(
        silent.received().len() <= 2,
        "one thing after another to each host"
    );

    // Nothing is lost for those who were away.
    let database = Database::connect(&hub.database_url(), 1)
        .await
        .expect("the database opens");
    let waiting = deliveries::pending_count(database.conn())
        .await
        .expect("the queue is read");
    assert_eq!(waiting, 6, "three for each of two");
}

async fn what_was_refused_for_a_while_arrives_in_order(backend: Backend) {
    let hub = Server::start(PROGRAM, "hub", backend).await;
    let peer = following(&hub).await;
    peer.behave(Behaviour::Status(503));
    hub.publish("free-them").await;
    hub.end("free-them", "close").await.expect(200);
    until_kinds(&peer, &["Accept", "Create"]).await;
    peer.behave(Behaviour::Slow(Duration::from_millis(300)));
    until_kinds(&peer, &["Accept", "Create", "Create", "Update"]).await;
    let received = peer.received();
    assert_eq!(
        received[1].activity, received[2].activity,
        "the same activity, under its one id"
    );
    let signature = |index: usize| received[index].headers["signature"].clone();
    assert_ne!(signature(1), signature(2), "signed anew");
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
