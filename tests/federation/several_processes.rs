//! Four processes on one PostgreSQL: each job is done by one of them, one is killed, and whoever signs,
//! reads or gets activities does not notice.

use crate::{PROGRAM, reading::told};
use serde_json::{Value, json};
use std::{collections::BTreeMap, process::Stdio, time::Duration};
use tempfile::TempDir;
use tokio::process::Child;
use undersigned_store::{Database, deliveries};
use undersigned_tests::{Backend, Behaviour, Peer, Server, until};

/// How many peers follow.
const PEERS: usize = 3;
/// How many appeals are published before one process is killed.
const BEFORE: usize = 8;
/// What a process logs that has the turn to do a job.
const HAS_THE_TURN: &str = "this process does it from now on";
/// Jobs of which there is one at a time; some of them.
const JOBS: [&str; 4] = ["reconcile", "people", "digest", "tidy"];

/// How often each activity came to a peer.
pub fn times(peer: &Peer) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for request in peer.received() {
        *times.entry(request.activity["id"].to_string()).or_default() += 1;
    }
    times
}

/// How often a host was put off: only what got no answer in time is sent again.
pub fn put_off(logs: impl Iterator<Item = String>) -> usize {
    logs.map(|log| log.matches("deliveries are put off").count())
        .sum()
}

/// How many came more than once.
pub fn repeats(peer: &Peer) -> usize {
    times(peer).values().map(|times| times - 1).sum()
}

async fn followed(server: &Server) -> Vec<Peer> {
    let mut peers = Vec::new();
    for _ in 0..PEERS {
        let peer = Peer::start().await;
        peer.follow(&server.org).await;
        peers.push(peer);
    }
    server.until_followers(PEERS as u64).await;
    peers
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
            .map(|peer| {
                let mut ids: Vec<String> = peer
                    .received_of("Create")
                    .iter()
                    .map(|request| request.activity["id"].to_string())
                    .collect();
                ids.sort();
                ids.dedup();
                ids.len()
            })
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

/// Waits until each job has been begun once in what these processes have logged.
async fn until_done_once(logs: impl Fn() -> Vec<String>) {
    until("somebody who does each job", || async {
        let logs = logs();
        let taken = |job: &str| {
            let lines = logs.iter().flat_map(|log| log.lines());
            lines
                .filter(|line| line.contains(HAS_THE_TURN) && line.contains(job))
                .count()
        };
        let counts: Vec<usize> = JOBS.iter().map(|job| taken(job)).collect();
        assert!(counts.iter().all(|count| *count <= 1), "{counts:?}");
        match counts.iter().all(|count| *count == 1) {
            true => Ok(()),
            false => Err(format!("{counts:?} of {JOBS:?}")),
        }
    })
    .await;
}

/// Opens the stream of new signatures of an appeal.
async fn listen(server: &Server, slug: &str) -> reqwest::Response {
    let address = format!("{}/appeals/{slug}/events", server.address());
    let request = server
        .client
        .get(address)
        .header("accept", "text/event-stream");
    let stream = request.send().await.expect("the server answers");
    assert_eq!(stream.status().as_u16(), 200);
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_four_processes_one_is_killed_and_nobody_notices() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let mut servers = vec![Server::start(PROGRAM, "hub", Backend::Postgres).await];
    for _ in 1..4 {
        let beside = servers[0].start_beside().await;
        servers.push(beside);
    }
    let peers = followed(&servers[0]).await;
    until_done_once(|| servers.iter().map(Server::log).collect()).await;

    let mut appeals = Vec::new();
    for number in 0..BEFORE {
        let server = &servers[number % servers.len()];
        appeals.push(server.publish(&format!("appeal-{number}")).await);
    }
    until_delivered(&servers[1], &peers, BEFORE).await;
    let mut stream = listen(&servers[1], "appeal-0").await;
    told(&mut stream, "").await;
    servers[3]
        .attest(&appeals[0], json!({"names": {"en": "First Branch"}}))
        .await;
    told(&mut stream, "1").await;
    until_delivered(&servers[1], &peers, BEFORE).await;

    // The first has most turns, since it was there first. What it has done stays done.
    servers[0].kill().await;
    let living = &servers[1..];
    for (number, server) in living.iter().enumerate() {
        server.publish(&format!("after-{number}")).await;
        let name = format!("Branch {number}");
        server
            .attest(&appeals[0], json!({"names": {"en": name}}))
            .await;
    }
    told(&mut stream, "4").await;
    let written = BEFORE + living.len();
    until_delivered(&living[0], &peers, written).await;
    until_done_once(|| living.iter().map(Server::log).collect()).await;
    let digest = |state: Value| state["stateDigest"].clone();
    let first = digest(living[0].state(&appeals[0]).await.expect(200));
    for server in living {
        let state = server.state(&appeals[0]).await.expect(200);
        assert_eq!(state["coSigners"]["organisations"], 4);
        assert_eq!(digest(state), first);
    }
    let again = put_off(servers.iter().map(Server::log));
    for peer in &peers {
        assert!(repeats(peer) <= again, "{:?}", times(peer));
    }

    // One that dies while it sends may have sent one to each host that it did not see answered: that
    // one comes again, as the same activity.
    for peer in &peers {
        peer.behave(Behaviour::Slow(Duration::from_millis(100)));
    }
    let before: Vec<usize> = peers.iter().map(|peer| peer.received().len()).collect();
    for number in 0..6 {
        living[number % living.len()]
            .publish(&format!("slow-{number}"))
            .await;
    }
    until("the first of them", || async {
        let mut new = peers.iter().zip(&before);
        match new.any(|(peer, before)| peer.received().len() > *before) {
            true => Ok(()),
            false => Err("nothing yet".to_owned()),
        }
    })
    .await;
    servers[1].kill().await;
    until_delivered(&servers[2], &peers, written + 6).await;
    let again = put_off(servers.iter().map(Server::log));
    for peer in &peers {
        assert!(repeats(peer) <= 1 + again, "{:?}", times(peer));
    }
}

/// A process that does only the background work.
struct Worker {
    process: Child,
    folder: TempDir,
}

impl Worker {
    fn start(server: &Server) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let log = std::fs::File::create(folder.path().join("log")).expect("the log can be made");
        let mut command = tokio::process::Command::from(server.prepare(&["worker"]));
        let process = command
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .expect("the worker can be started");
        Self { process, folder }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_leave_the_work_to_others_do_none_of_it() {
    if !Backend::Postgres.is_available() {
        return;
    }
    let off = [("UNDERSIGNED_BACKGROUND_WORK", "off")];
    let one = Server::start_with(PROGRAM, "hub", Backend::Postgres, &off).await;
    let other = one.start_beside().await;
    let peer = Peer::start().await;
    peer.follow(&one.org).await;
    one.until_followers(1).await;
    let appeal = other.publish("first").await;
    // Answered, and kept for whoever sends it.
    let waiting = Database::connect(&one.database_url(), 1)
        .await
        .expect("the database opens");
    let waiting = deliveries::pending_count(waiting.conn()).await;
    assert!(waiting.is_ok_and(|waiting| waiting > 0));
    assert!(peer.received().is_empty(), "nobody sends yet");

    let at_work = || one.doctor("background work")["ok"].clone();
    assert_eq!(at_work(), json!(false));

    let mut workers = [Worker::start(&one), Worker::start(&one)];
    let peers = [peer];
    until_delivered(&one, &peers, 1).await;
    until_done_once(|| workers.iter().map(Worker::log).collect()).await;
    assert_eq!(at_work(), json!(true));
    let mut stream = listen(&one, "first").await;
    told(&mut stream, "").await;
    other
        .attest(&appeal, json!({"names": {"en": "A Branch"}}))
        .await;
    told(&mut stream, "1").await;

    workers[0]
        .process
        .kill()
        .await
        .expect("the worker can be killed");
    one.publish("second").await;
    until_delivered(&other, &peers, 2).await;
    until_done_once(|| vec![workers[1].log()]).await;
    for server in [&one, &other] {
        assert!(!server.log().contains(HAS_THE_TURN), "{}", server.log());
    }
    let again = put_off(workers.iter().map(Worker::log));
    assert!(repeats(&peers[0]) <= again, "{:?}", times(&peers[0]));
}
