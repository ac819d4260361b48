//! How much memory a server has that does nothing, one that holds an appeal, by how long its list is,
//! and one that holds many.
//!
//! The server is a process of its own, all of it: pages, background work, SQLite. `cargo xtask bench
//! memory` runs it with up to 1,000,000 statements; `cargo test` with few, so that it goes on
//! working.

#[allow(
    dead_code,
    reason = "each benchmark uses its part of what all have in common"
)]
mod measuring;

use measuring::{
    Served, block_on,
    campaign::{Campaign, HELD, SLUG, appeal, settings},
    case, free_port, is_measured, say_ready,
};
use reqwest::{Client, header};
use serde_json::json;
use std::{future::pending, path::Path, time::Duration};
use tokio::net::TcpListener;

/// Statements of the appeal, as measured.
const MEASURED: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// The same in the test.
const TESTED: [u64; 1] = [100];
/// Appeals of one server, and the statements of each, as measured.
const MANY_MEASURED: (u64, u64) = (1_000, 1_000);
/// The same in the test.
const MANY_TESTED: (u64, u64) = (3, 20);
/// By then what a server does after its start is done.
const SETTLED: Duration = Duration::from_secs(5);

fn main() {
    if let Some(case) = case() {
        block_on(serve(&case));
        return;
    }
    let (lists, many, settled) = match is_measured() {
        true => (&MEASURED[..], MANY_MEASURED, SETTLED),
        false => (&TESTED[..], MANY_TESTED, Duration::ZERO),
    };
    let mut table = String::from(
        "| Server | Resident | Of it its own | Of it files | Most until then |\n\
         |---|---:|---:|---:|---:|\n",
    );
    let mut add = |row: String| {
        eprint!("{row}");
        table += &row;
    };
    for row in empty(settled) {
        add(row);
    }
    for statements in lists {
        add(holding(*statements));
    }
    add(holding_many(many));
    println!("{table}");
}

/// The rows of a server with an empty database: as soon as it answers, and once it has settled.
fn empty(settled: Duration) -> [String; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let served = start(folder.path(), port, false);
    block_on(ask(port, "/healthz"));
    let at_once = row("empty, just started", &served);
    // Nobody says when a server has nothing left to do.
    std::thread::sleep(settled);
    let later = format!("empty, {} s later", settled.as_secs());
    [at_once, row(&later, &served)]
}

/// The row of a server that holds an appeal of so many statements, after its page was looked at.
fn holding(statements: u64) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    eprintln!("signing and storing {statements} statements");
    block_on(async {
        let campaign = Campaign::published(&settings(folder.path(), port, None)).await;
        // An endorsement and its admission.
        campaign.hold(statements / 2).await;
        let closed = campaign.instance.database.close().await;
        closed.expect("closed");
    });
    let served = start(folder.path(), port, true);
    block_on(ask(port, &format!("/appeals/{SLUG}")));
    row(
        &format!("an appeal of {statements} statements, looked at"),
        &served,
    )
}

/// The row of a server that holds so many appeals of so many statements each, after the page of each
/// was looked at.
fn holding_many((appeals, statements): (u64, u64)) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    eprintln!("signing and storing {appeals} appeals of {statements} statements");
    let slug = |number: u64| format!("{SLUG}-{number}");
    block_on(async {
        let campaign = Campaign::published(&settings(folder.path(), port, None)).await;
        for number in 1..=appeals {
            let another = campaign.another(&slug(number)).await;
            let first = HELD + number * statements;
            another.hold_from(first, statements / 2).await;
        }
        let closed = campaign.instance.database.close().await;
        closed.expect("closed");
    });
    let served = start(folder.path(), port, false);
    block_on(async {
        for number in 1..=appeals {
            ask(port, &format!("/appeals/{}", slug(number))).await;
        }
    });
    let what = format!("{appeals} appeals of {statements} statements, each looked at");
    row(&what, &served)
}

fn row(what: &str, served: &Served) -> String {
    let [resident, own, files, most] = ["VmRSS", "RssAnon", "RssFile", "VmHWM"]
        .map(|name| format!("{:.1} MiB", served.memory(name) as f64 / 1_024.0));
    format!("| {what} | {resident} | {own} | {files} | {most} |\n")
}

/// Starts a server that, if it `holds` the appeal, has read its list.
fn start(folder: &Path, port: u16, holds: bool) -> Served {
    Served::start(&json!([folder, port, holds]).to_string())
}

/// Asks for a page, as a browser would.
async fn ask(port: u16, path: &str) {
    let client = Client::builder().build().expect("a client can be made");
    let request = client
        .get(format!("http://localhost:{port}{path}"))
        .header(header::ACCEPT, "text/html");
    let answer = request.send().await.expect("the server answers");
    let status = answer.status();
    let text = answer.text().await.expect("a page");
    assert!(status.is_success(), "{path}: {status} {text}");
}

/// The server.
async fn serve(case: &str) {
    let (folder, port, holds): (String, u16, bool) = serde_json::from_str(case).expect("a case");
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.expect("the port is free");
    let settings = settings(Path::new(&folder), port, None);
    let running = undersigned::start(settings, listener).await;
    let running = running.expect("the server starts");
    if holds {
        // Whoever asks first has the list read; a request may be cut off before a long one is.
        let instance = running.instance();
        let appeal = appeal(instance).await;
        let snapshot = instance.snapshot(&appeal).await.expect("a state");
        snapshot.list();
    }
    say_ready();
    // Until it is killed.
    pending::<()>().await;
}
