//! Two processes on one PostgreSQL, as behind a load balancer.

use crate::{
    PROGRAM,
    several_processes::{put_off, repeats, times},
};
use serde_json::json;
use undersigned_store::{Database, deliveries};
use undersigned_tests::{Backend, Behaviour, Peer, Server, until};

/// How many peers follow.
const PEERS: usize = 4;
/// How many appeals are published, in turn by both processes.
const APPEALS: usize = 12;

/// Two processes, or nothing where there is no PostgreSQL.
async fn two() -> Option<[Server; 2]> {
    if !Backend::Postgres.is_available() {
        return None;
    }
    let first = Server::start(PROGRAM, "hub", Backend::Postgres).await;
    let second = first.start_beside().await;
    Some([first, second])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_shows_the_others_changes_in_its_next_answer() {
    let Some(servers) = two().await else { return };
    let appeal = servers[0].publish("free-them").await;
    for number in 0..10 {
        let (one, other) = (&servers[number % 2], &servers[(number + 1) % 2]);
        let name = format!("Branch {number}");
        one.attest(&appeal, json!({"names": {"en": name}})).await;
        let (here, there) = (one.state(&appeal).await, other.state(&appeal).await);
        assert_eq!(there.body["coSigners"]["organisations"], number + 1);
        assert_eq!(
            here.expect(200)["stateDigest"],
            there.expect(200)["stateDigest"]
        );
        assert_eq!(
            other
                .list(&appeal)
                .await
                .last()
                .map(|e| e["names"]["en"].clone()),
            Some(json!(name))
        );
    }
    let (one, other) = (&servers[0], &servers[1]);
    other.endorse(&appeal, "The Hub").await.expect(202);
    one.endorse(&appeal, "The Whole Hub").await.expect(202);
    let entry = other.entry(&appeal, &one.org).await.expect("listed");
    assert_eq!(entry["names"]["en"], "The Whole Hub");
    other.end("free-them", "close").await.expect(200);
    assert_eq!(
        one.fetch("/appeals/free-them").await.body["appeal"]["state"],
        "closed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_once_they_lose_nothing_of_each_other() {
    let Some(servers) = two().await else { return };
    let appeal = servers[0].publish("free-them").await;
    let attest = |server: &Server, number: usize| {
        let body = json!({
            "org": server.org, "object": appeal, "provenance": "paper",
            "names": {"en": format!("Branch {number}")}, "ordinal": number,
        });
        let request = server
            .client
            .post(format!("{}/api/v1/attestations", server.address()))
            .bearer_auth(&server.token)
            .json(&body);
        tokio::spawn(request.send())
    };
    let sent: Vec<_> = (1..=24)
        .map(|number| attest(&servers[number % 2], number))
        .collect();
    for answer in sent {
        let answer = answer
            .await
            .expect("it was sent")
            .expect("the server answers");
        assert_eq!(answer.status().as_u16(), 201);
    }
    for server in &servers {
        let state = server.state(&appeal).await.expect(200);
        assert_eq!(state["coSigners"]["organisations"], 24);
        assert_eq!(state["count"], 25);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_deliver_and_nothing_is_sent_twice() {
    let Some(mut servers) = two().await else {
        return;
    };
    let mut peers = Vec::new();
    for _ in 0..PEERS {
        let peer = Peer::start().await;
        peer.follow(&servers[0].org).await;
        peer.behave(Behaviour::Slow(std::time::Duration::from_millis(20)));
        peers.push(peer);
    }
    servers[0].until_followers(PEERS as u64).await;
    for number in 0..APPEALS {
        servers[number % 2]
            .publish(&format!("appeal-{number}"))
            .await;
    }
    until_delivered(&servers[0], &peers, APPEALS).await;
    let put_off = put_off(servers.iter().map(Server::log));
    for peer in &peers {
        let times = times(peer);
        // The answer to its Follow, and each appeal.
        assert_eq!(times.len(), APPEALS + 1);
        assert!(repeats(peer) <= put_off, "{times:?}");
        let slugs: Vec<String> = peer
            .different_of("Create")
            .iter()
            .map(|request| {
                request.activity["object"]["id"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect();
        let expected: Vec<String> = (0..APPEALS)
            .map(|n| format!("{}/appeals/appeal-{n}", servers[0].url))
            .collect();
        assert_eq!(slugs, expected, "in order");
    }

    // Each of them can do it alone.
    for (number, dying) in [1_usize, 0].into_iter().enumerate() {
        servers[dying].kill().await;
        let living = &servers[1 - dying];
        living.publish(&format!("alone-{number}")).await;
        until_delivered(living, &peers, APPEALS + number + 1).await;
        servers[dying].run().await;
    }
}

/// Waits until every peer has got so many appeals, and nothing waits any longer.
async fn until_delivered(server: &Server, peers: &[Peer], count: usize) {
    let database = Database::connect(&server.database_url(), 1)
        .await
        .expect("the database opens");
    until("every delivery", || async {
        let waiting = deliveries::pending_count(database.conn()).await;
        let waiting = waiting.map_err(|error| error.to_string())?;
        let got: Vec<usize> = peers
            .iter()
            .map(|peer| peer.received_of("Create").len())
            .collect();
        let all = waiting == 0 && got.iter().all(|got| *got >= count);
        if all {
            Ok(())
        } else {
            Err(format!("{waiting} wait, {got:?} of {count} came"))
        }
    })
    .await;
}
