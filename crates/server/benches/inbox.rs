//! What one accepted endorsement costs the server of an open appeal, everything included: the HTTP
//! signature, the proof, the key at its origin, the rows, the admission that answers it, the list.
//!
//! The server is a process of its own, asked over loopback by many at once. In the end it is killed,
//! and what it has accepted must be on the list. `cargo xtask bench inbox` runs it with lists of up
//! to 100,000; `cargo test` with short ones, so that it goes on working. Where
//! `UNDERSIGNED_BENCH_DATABASE_URL` names an empty PostgreSQL database, the first row is measured on
//! that as well. A database that is named on the command line (`sqlite`, `postgres`) is the only one.

#[allow(
    dead_code,
    reason = "each benchmark uses its part of what all have in common"
)]
mod measuring;

use chrono::TimeDelta;
use measuring::{
    Served, block_on,
    campaign::{Campaign, appeal, author, create, endorse, names, open, settings},
    case, each, free_port, is_measured,
    limits::{self, rsa_key},
    millis, percentile, say_ready,
    sending::{Prepared, flood, prepare},
};
use serde_json::json;
use std::path::Path;
use tokio::net::TcpListener;
use undersigned_federation::{Clock, replica::appeal_key, signatures::SigningKey};
use undersigned_web::Options;
use url::Url;

/// Signatures that are on the list already, as measured.
const MEASURED: [u64; 3] = [0, 10_000, 100_000];
/// The same in the test.
const TESTED: [u64; 2] = [0, 50];
/// Requests at a time.
const AT_A_TIME: usize = 64;
/// So many come before anything is measured, for one that is: whatever a server does once after its start is done then.
const BEFOREHAND: u64 = 10;
/// An empty PostgreSQL database that may be filled.
const POSTGRES: &str = "UNDERSIGNED_BENCH_DATABASE_URL";

fn main() {
    if let Some(case) = case() {
        if !limits::serve_bare(&case) {
            block_on(serve(&case));
        }
        return;
    }
    let measured = is_measured();
    let (lists, count) = match measured {
        true => (&MEASURED[..], 4_000),
        false => (&TESTED[..], 24),
    };
    let mut table = String::from(
        "| Database | On the list before | Accepted in a second | Processor for each | Half within | 99 % within |\n\
         |---|---:|---:|---:|---:|---:|\n",
    );
    let mut add = |row: String| {
        eprint!("{row}");
        table += &row;
    };
    let is_named = |name: &str| std::env::args().any(|argument| argument == name);
    for held in lists.iter().filter(|_| !is_named("postgres")) {
        add(row(None, *held, count));
    }
    if let Ok(url) = std::env::var(POSTGRES)
        && !is_named("sqlite")
    {
        add(row(Some(&url), lists[0], count));
    }
    let folder = tempfile::tempdir().expect("a folder");
    println!("{table}\n{}", limits::table(folder.path(), measured));
}

/// One row: a list with so many on it, and so many that sign.
fn row(database: Option<&str>, held: u64, count: u64) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    eprintln!("storing a list of {held}");
    let beforehand = count / BEFOREHAND;
    let all = beforehand + count;
    let mut first = block_on(prepared(folder.path(), port, database, held, all));
    let requests = first.split_off(beforehand as usize);
    let inbox = inbox(port);
    let served = Served::start(&json!([folder.path(), port, database]).to_string());
    let answers = block_on(flood(&inbox, first, AT_A_TIME));
    assert_eq!(answers.taken, beforehand as usize, "each was accepted");
    let before = served.cpu();
    let mut answers = block_on(flood(&inbox, requests, AT_A_TIME));
    let used = served.cpu().saturating_sub(before);
    // At once and without a warning: what was answered must be there.
    drop(served);
    assert_eq!(answers.taken, count as usize, "each was accepted");
    let listed = block_on(listed(folder.path(), port, database));
    assert_eq!(listed, (held + all) as usize, "and stands on the list");
    format!(
        "| {} | {held} | {:.0} | {} | {} | {} |\n",
        if database.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        },
        answers.taken as f64 / answers.elapsed.as_secs_f64(),
        millis(each(used, answers.taken)),
        millis(percentile(&mut answers.times, 50)),
        millis(percentile(&mut answers.times, 99)),
    )
}

fn inbox(port: u16) -> Url {
    Url::parse(&format!("http://localhost:{port}/inbox")).expect("an address")
}

/// Makes the appeal and its list, and the requests that are to come.
async fn prepared(
    folder: &Path,
    port: u16,
    database: Option<&str>,
    held: u64,
    count: u64,
) -> Vec<Prepared> {
    let campaign = Campaign::published(&settings(folder, port, database)).await;
    campaign.hold(held).await;
    let (_, public, private) = rsa_key("https://u1.example/orgs/union#main-key");
    campaign.know(count, &public).await;
    let key = appeal_key(&campaign.appeal).expect("a published appeal");
    let (inbox, now) = (inbox(port), Clock::system().now());
    let requests = (1..=count).map(|number| {
        let by = author(number);
        // One after the other, as people sign: whoever signs first stands first, and what comes late
        // moves all behind it.
        let signed = now + TimeDelta::milliseconds(i64::try_from(number).unwrap_or_default());
        let endorsement = endorse(&by, &key, &names(number), signed);
        let id = format!("{}#main-key", by.actor);
        let signer = SigningKey::from_pkcs8(id, &private).expect("the key can be read");
        prepare(&inbox, &create(&by, &endorsement), &signer)
    });
    let requests = requests.collect();
    let closed = campaign.instance.database.close().await;
    closed.expect("closed");
    requests
}

/// The server: all of the web side, without the work in the background.
async fn serve(case: &str) {
    let (folder, port, database): (String, u16, Option<String>) =
        serde_json::from_str(case).expect("a case");
    let settings = settings(Path::new(&folder), port, database.as_deref());
    let instance = open(&settings).await;
    let appeal = appeal(&instance).await;
    // Reading the list is what a server does when it starts, and so is asking what others hold.
    drop(instance.change_to_sign(appeal.id).await.expect("a change"));
    let snapshot = instance.snapshot(&appeal).await.expect("a state");
    snapshot.list();
    let options = Options {
        rate_limit: false,
        ..Options::default()
    };
    let app = undersigned_web::app(instance.clone(), options);
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.expect("the port is free");
    say_ready();
    axum::serve(listener, app).await.expect("it serves");
}

/// How many are on the list of a server that was killed.
async fn listed(folder: &Path, port: u16, database: Option<&str>) -> usize {
    let instance = open(&settings(folder, port, database)).await;
    let appeal = appeal(&instance).await;
    let snapshot = instance.snapshot(&appeal).await.expect("a state");
    snapshot.list().entries.len()
}
