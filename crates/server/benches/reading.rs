//! What a reader's page costs, by how long the list is: what follows from a list is worked out
//! once for each of its versions, so that a page of an appeal with 100,000 entries takes about as
//! long as one with ten.
//!
//! Requests pass the whole of the web side in this process, packed as for a browser. `cargo xtask
//! bench reading` runs it with up to 100,000 entries; `cargo test` with few, so that it goes on
//! working.

#[path = "../../federation/tests/reconcile/pair/mod.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod pair;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use pair::{Side, endorsed_and_admitted, fill, the_note};
use std::time::{Duration, Instant};
use tower::ServiceExt as _;
use undersigned_web::Options;

const HOST: &str = "a.example";
const APPEAL: &str = "/appeals/hub.example/free-them";
/// Entries, as measured.
const MEASURED: [u64; 4] = [10, 1_000, 10_000, 100_000];
/// The same in the test.
const TESTED: [u64; 2] = [10, 200];
/// Requests of which the time is taken, the middle one counting.
const TIMES: usize = 21;

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let counts = if measured { &MEASURED[..] } else { &TESTED };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut table = String::from(
        "| Entries | Page | Packed | First after a change | Every other | Search | One page of the list |\n\
         |---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for count in counts {
        let row = runtime.block_on(row(*count));
        eprint!("{row}");
        table += &row;
    }
    println!("{table}");
}

async fn row(count: u64) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.db");
    eprintln!("signing and storing {count} entries");
    let statements = (1..=count).flat_map(endorsed_and_admitted);
    fill(&file, std::iter::once(the_note()).chain(statements)).await;
    let side = Side::new(HOST, &file).await;
    // Reading the list and adding it up is what every server does after a change, reader or not.
    side.holds().await;
    let options = Options {
        rate_limit: false,
        ..Options::default()
    };
    let app = undersigned_web::app(side.instance.clone(), options);
    let (plain, _) = get(&app, APPEAL, "identity").await;
    let start = Instant::now();
    let options = Options {
        rate_limit: false,
        ..Options::default()
    };
    let fresh = undersigned_web::app(side.instance.clone(), options);
    let (packed, _) = get(&fresh, APPEAL, "br").await;
    let first = start.elapsed();
    let other = usual(&app, APPEAL).await;
    let search = usual(&app, &format!("{APPEAL}/cosigners?q=branch+7")).await;
    let list = usual(&app, &format!("{APPEAL}/cosigners?page=1")).await;
    format!(
        "| {count} | {plain} B | {packed} B | {} | {} | {} | {} |\n",
        time(first),
        time(other),
        time(search),
        time(list)
    )
}

/// The middle of several times.
async fn usual(app: &Router, path: &str) -> Duration {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        times.push(get(app, path, "br").await.1);
    }
    times.sort_unstable();
    times[TIMES / 2]
}

/// How many bytes a page has, and how long it takes.
async fn get(app: &Router, path: &str, coding: &str) -> (usize, Duration) {
    let request = Request::get(path)
        .header("host", HOST)
        .header("accept", "text/html")
        .header("accept-encoding", coding)
        // Nothing is kept for whoever sends a cookie: the page is made anew.
        .header("cookie", "measured=1")
        .body(Body::empty())
        .expect("a request");
    let start = Instant::now();
    let answer = app.clone().oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    (body.expect("a body").len(), start.elapsed())
}

fn time(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}
