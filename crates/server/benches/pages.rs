//! What an answer costs that anybody may read, by how long the list is, once it was made: how many
//! in a second, and the server's processor time for each. Beside it what a page costs that is made
//! anew for each reader, and a bare answer of about the same size.
//!
//! The server is a process of its own, asked over loopback by connections that are kept open. `cargo
//! xtask bench pages` runs it with lists of up to 1,000,000; `cargo test` with short ones, so that it
//! goes on working.

#[allow(
    dead_code,
    reason = "each benchmark uses its part of what all have in common"
)]
mod measuring;

use axum::{Router, body::Bytes, routing::get};
use measuring::{
    Served,
    asking::Question,
    block_on,
    campaign::{Campaign, appeal, open, settings},
    case, each, free_port, is_measured, millis, say_ready,
};
use serde_json::json;
use std::{path::Path, time::Duration};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use undersigned::serving::{self, Ending};
use undersigned_federation::Clock;
use undersigned_web::Options;

/// Signatures on the list, as measured. The last takes several GiB of memory.
const MEASURED: [u64; 5] = [10, 1_000, 10_000, 100_000, 1_000_000];
/// The same in the test.
const TESTED: [u64; 2] = [10, 60];
/// Connections at a time.
const CONNECTIONS: usize = 64;
/// The case of a server that does nothing but answer.
const BARE: &str = "bare page:";
/// How long its answer is, in bytes.
const BARE_LENGTH: usize = 12 * 1_024;
const APPEAL: &str = "/appeals/free-them";
const HTML: &str = "Accept: text/html";
const PACKED: &str = "Accept-Encoding: br";

fn main() {
    if let Some(case) = case() {
        block_on(serve(&case));
        return;
    }
    let measured = is_measured();
    let (lists, times) = match measured {
        true => (&MEASURED[..], 40_000),
        false => (&TESTED[..], 200),
    };
    let mut table = String::from(
        "| On the list | What is asked for | Bytes | Answers in a second | Processor for each |\n\
         |---:|---|---:|---:|---:|\n",
    );
    let mut add = |rows: String| {
        eprint!("{rows}");
        table += &rows;
    };
    for held in lists {
        add(rows(*held, times));
    }
    add(bare(times));
    println!("{table}");
}

/// The rows of a list with so many on it.
fn rows(held: u64, times: usize) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    eprintln!("storing a list of {held}");
    block_on(async {
        let campaign = Campaign::published(&settings(folder.path(), port, None)).await;
        campaign.hold(held).await;
        let closed = campaign.instance.database.close().await;
        closed.expect("closed");
    });
    let served = Served::start(&json!([folder.path(), port]).to_string());
    let ask = |path: &str, headers: &[&str]| Question {
        port,
        path: path.to_owned(),
        headers: headers.iter().map(|line| (*line).to_owned()).collect(),
    };
    let list = format!("{APPEAL}/cosigners?page=1");
    let page = ask(APPEAL, &[HTML, PACKED]);
    let tag = block_on(page.once()).tag.expect("a tag");
    let held_already = format!("If-None-Match: {tag}");
    // Nothing is kept for whoever sends the cookie of a session, whether there is one or not.
    let own = ask(
        APPEAL,
        &[HTML, PACKED, "Cookie: undersigned_session=measured"],
    );
    [
        ("the page", &page, times, 200),
        (
            "the page, by who holds it (304)",
            &ask(APPEAL, &[HTML, PACKED, &held_already]),
            times,
            304,
        ),
        (
            "the appeal for other servers",
            &ask(APPEAL, &["Accept: application/activity+json"]),
            times,
            200,
        ),
        (
            "one page of the list",
            &ask(&list, &[HTML, PACKED]),
            times,
            200,
        ),
        ("the page, made anew each time", &own, times / 20, 200),
    ]
    .map(|(what, question, times, status)| {
        let measured = measure(&served, question, times, status);
        format!("| {held} | {what} | {measured} |\n")
    })
    .concat()
}

/// The row of an answer that is there already, from a server that does nothing else.
fn bare(times: usize) -> String {
    let port = free_port();
    let served = Served::start(&format!("{BARE}{port}"));
    let question = Question {
        port,
        path: "/".to_owned(),
        headers: vec![HTML.to_owned(), PACKED.to_owned()],
    };
    let measured = measure(&served, &question, times, 200);
    format!("| none | a bare answer | {measured} |\n")
}

/// Bytes, answers in a second and processor time for each, as cells.
fn measure(served: &Served, question: &Question, times: usize, status: u16) -> String {
    let times = times.max(CONNECTIONS).next_multiple_of(CONNECTIONS);
    let (length, elapsed, used) = block_on(async {
        // Asked for twice it is kept, where it is for everybody.
        question.once().await;
        let read = question.once().await;
        let before = served.cpu();
        let elapsed = question.often(times, CONNECTIONS, status).await;
        (read.length, elapsed, served.cpu().saturating_sub(before))
    });
    format!(
        "{length} | {:.0} | {}",
        times as f64 / elapsed.as_secs_f64(),
        millis(each(used, times))
    )
}

/// The server of a case: all of the web side as it listens for the public, without the work in the
/// background; or the bare one.
async fn serve(case: &str) {
    let (app, port) = match case.strip_prefix(BARE) {
        Some(port) => {
            let body = Bytes::from(vec![b'x'; BARE_LENGTH]);
            let app = Router::new().route("/", get(move || async move { body }));
            (app, port.parse().expect("a port"))
        }
        None => {
            let (folder, port): (String, u16) = serde_json::from_str(case).expect("a case");
            (whole(Path::new(&folder), port).await, port)
        }
    };
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.expect("the port is free");
    say_ready();
    let ending = Ending {
        stop: CancellationToken::new(),
        drain: Duration::ZERO,
        over: CancellationToken::new(),
    };
    serving::serve(listener, app, Clock::system(), ending).await;
}

async fn whole(folder: &Path, port: u16) -> Router {
    let instance = open(&settings(folder, port, None)).await;
    let appeal = appeal(&instance).await;
    // Reading the list is what a server does when it starts.
    let snapshot = instance.snapshot(&appeal).await.expect("a state");
    snapshot.list();
    let options = Options {
        rate_limit: false,
        ..Options::default()
    };
    undersigned_web::app(instance, options)
}
