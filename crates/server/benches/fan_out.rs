//! How long a post takes to many followers on many hosts, some of which are dead, slow or silent, and
//! what each delivery costs the server that sends it.
//!
//! The server is a process of its own; this one is all of its followers' hosts: names below
//! `localhost`, each a host to the queue and to the client. `cargo xtask bench fan_out` runs it with
//! 1,000 hosts; `cargo test` with few, so that it goes on working.

#[allow(
    dead_code,
    reason = "each benchmark uses its part of what all have in common"
)]
mod measuring;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use measuring::{
    Served, block_on,
    campaign::{Campaign, appeal, open, settings},
    case, each, free_ports, is_measured, limits, millis, say_ready, wait_to_go,
};
use serde_json::json;
use std::{
    future::pending,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{net::TcpListener, sync::Notify, time::timeout};
use tokio_util::sync::CancellationToken;
use undersigned_federation::{actions::publish, delivery};
use undersigned_store::followers::{self, NewFollower};

/// Who follows.
#[derive(Clone, Copy)]
struct Following {
    /// Hosts in all.
    hosts: usize,
    /// Inboxes on each.
    inboxes: usize,
    /// Hosts at which nobody listens.
    dead: usize,
    /// Hosts that take [`SLOWLY`] for each answer.
    slow: usize,
    /// Hosts that take the connection and never answer.
    silent: usize,
}

/// As measured.
const MEASURED: [Following; 3] = [
    Following {
        hosts: 100,
        inboxes: 10,
        dead: 0,
        slow: 0,
        silent: 0,
    },
    Following {
        hosts: 1_000,
        inboxes: 10,
        dead: 100,
        slow: 100,
        silent: 0,
    },
    Following {
        hosts: 20,
        inboxes: 50,
        dead: 0,
        slow: 0,
        silent: 5,
    },
];
/// The same in the test.
const TESTED: [Following; 2] = [
    Following {
        hosts: 20,
        inboxes: 2,
        dead: 2,
        slow: 2,
        silent: 0,
    },
    Following {
        hosts: 8,
        inboxes: 3,
        dead: 0,
        slow: 0,
        silent: 2,
    },
];
/// How long a slow host takes.
const SLOWLY: Duration = Duration::from_secs(3);
/// After this, something is wrong.
const TOO_LONG: Duration = Duration::from_secs(120);

fn main() {
    if let Some(case) = case() {
        if !limits::serve_bare(&case) {
            block_on(serve(&case));
        }
        return;
    }
    let measured = is_measured();
    let cases = match measured {
        true => &MEASURED[..],
        false => &TESTED,
    };
    let mut table = String::from(
        "| Hosts | Inboxes | Dead | Slow | Silent | All that are well after | In a second | Processor for each | Most memory |\n\
         |---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for following in cases {
        let row = row(*following);
        eprint!("{row}");
        table += &row;
    }
    let folder = tempfile::tempdir().expect("a folder");
    println!("{table}\n{}", limits::table(folder.path(), measured));
}

/// What the hosts have seen.
struct Hosts {
    following: Following,
    /// Deliveries to hosts that are well, and to all that answer.
    well: AtomicUsize,
    all: AtomicUsize,
    /// Requests under way, by host.
    under_way: Vec<AtomicUsize>,
    /// Requests that came while the one before was not answered.
    at_once: AtomicUsize,
    /// Rung when all that are well have everything.
    done: Notify,
}

impl Hosts {
    fn new(following: Following) -> Self {
        Self {
            following,
            well: AtomicUsize::new(0),
            all: AtomicUsize::new(0),
            under_way: (0..following.hosts).map(|_| AtomicUsize::new(0)).collect(),
            at_once: AtomicUsize::new(0),
            done: Notify::new(),
        }
    }

    fn expected(&self) -> usize {
        let Following {
            hosts,
            inboxes,
            dead,
            slow,
            silent,
        } = self.following;
        (hosts - dead - slow - silent) * inboxes
    }
}

impl Following {
    /// What a host is like: those that are not well are spread among the others.
    fn manner(&self, host: usize) -> Manner {
        let unwell = self.dead + self.slow + self.silent;
        if unwell == 0 {
            return Manner::Well;
        }
        let step = self.hosts / unwell;
        if !host.is_multiple_of(step) {
            return Manner::Well;
        }
        match host / step {
            place if place < self.dead => Manner::Dead,
            place if place < self.dead + self.slow => Manner::Slow,
            place if place < unwell => Manner::Silent,
            _ => Manner::Well,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Well,
    Dead,
    Slow,
    Silent,
}

async fn receive(State(hosts): State<Arc<Hosts>>, headers: HeaderMap) -> StatusCode {
    let host = headers.get("host").and_then(|host| host.to_str().ok());
    let number: usize = host
        .and_then(|host| host.strip_prefix('h')?.split_once('.')?.0.parse().ok())
        .unwrap_or_default();
    let Some(under_way) = hosts.under_way.get(number) else {
        return StatusCode::NOT_FOUND;
    };
    let manner = hosts.following.manner(number);
    if manner == Manner::Silent {
        // Nobody can see here when the other side gives up.
        return pending().await;
    }
    if under_way.fetch_add(1, Ordering::Relaxed) > 0 {
        hosts.at_once.fetch_add(1, Ordering::Relaxed);
    }
    match manner {
        Manner::Slow => tokio::time::sleep(SLOWLY).await,
        Manner::Well | Manner::Dead | Manner::Silent => {}
    }
    under_way.fetch_sub(1, Ordering::Relaxed);
    hosts.all.fetch_add(1, Ordering::Relaxed);
    if manner == Manner::Well && hosts.well.fetch_add(1, Ordering::Relaxed) + 1 == hosts.expected()
    {
        hosts.done.notify_one();
    }
    StatusCode::ACCEPTED
}

/// One row: everything that followers on these hosts should get.
fn row(following: Following) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let [port, theirs, nobodys] = free_ports();
    block_on(async {
        prepare(folder.path(), port, following, theirs, nobodys).await;
        let hosts = Arc::new(Hosts::new(following));
        let routes = Router::new()
            .route("/inbox/{number}", post(receive))
            .with_state(hosts.clone());
        let listener = TcpListener::bind(("127.0.0.1", theirs)).await;
        let listener = listener.expect("the port is free");
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await });

        let mut served = Served::start(&json!([folder.path(), port]).to_string());
        let before = served.cpu();
        let begun = Instant::now();
        served.go();
        let done = timeout(TOO_LONG, hosts.done.notified()).await;
        let elapsed = begun.elapsed();
        let used = served.cpu().saturating_sub(before);
        assert!(done.is_ok(), "those that are well get everything");
        assert_eq!(
            hosts.at_once.load(Ordering::Relaxed),
            0,
            "one thing after another to each host"
        );
        let delivered = hosts.all.load(Ordering::Relaxed);
        let memory = served.most_memory().div_ceil(1_024);
        drop(served);
        serving.abort();
        let Following {
            hosts: count,
            inboxes,
            dead,
            slow,
            silent,
        } = following;
        format!(
            "| {count} | {} | {dead} | {slow} | {silent} | {:.2} s | {:.0} | {} | {memory} MiB |\n",
            count * inboxes,
            elapsed.as_secs_f64(),
            delivered as f64 / elapsed.as_secs_f64(),
            millis(each(used, delivered)),
        )
    })
}

/// Drafts the appeal, and stores who follows its organiser.
async fn prepare(folder: &Path, port: u16, following: Following, theirs: u16, nobodys: u16) {
    let campaign = Campaign::drafted(&settings(folder, port, None)).await;
    let transaction = campaign.instance.database.begin().await;
    let transaction = transaction.expect("a transaction");
    for host in 0..following.hosts {
        let port = match following.manner(host) {
            Manner::Dead => nobodys,
            Manner::Well | Manner::Slow | Manner::Silent => theirs,
        };
        let base = format!("http://h{host}.localhost:{port}");
        for number in 0..following.inboxes {
            let follower = NewFollower {
                organization_id: campaign.organization.id,
                actor: format!("{base}/users/{number}"),
                inbox: format!("{base}/inbox/{number}"),
                shared_inbox: None,
                follow_activity_id: format!("{base}/follows/{number}"),
                created_at: 0,
                site: "localhost".to_owned(),
            };
            let stored = followers::upsert(&transaction, follower).await;
            stored.expect("a follower");
        }
    }
    transaction.commit().await.expect("committed");
    let closed = campaign.instance.database.close().await;
    closed.expect("closed");
}

/// The server: publishes when it is told to, and delivers.
async fn serve(case: &str) {
    let (folder, port): (String, u16) = serde_json::from_str(case).expect("a case");
    let instance = open(&settings(Path::new(&folder), port, None)).await;
    let stop = CancellationToken::new();
    tokio::spawn(delivery::run(instance.clone(), stop.clone()));
    let draft = appeal(&instance).await;
    say_ready();
    let told = tokio::task::spawn_blocking(wait_to_go).await;
    told.expect("it is told");
    let published = publish::publish(&instance, &draft).await;
    published.expect("published");
    // Until it is killed.
    stop.cancelled().await;
}
