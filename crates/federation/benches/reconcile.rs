//! What it costs to bring two servers to the same list: by ranges, by the list of digests, and by
//! sending every statement.
//!
//! Two servers in one process answer each other with what they would say over HTTP; bytes are those
//! of the JSON bodies. `cargo xtask bench` runs it with 100,000 statements; `cargo test` with few,
//! so that it goes on working. Each case runs in a process of its own, whose memory is looked at.

#[path = "../tests/reconcile/pair/mod.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod pair;

use pair::{Side, endorsed_and_admitted, fill, the_note, wire::Traffic};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};
use undersigned_domain::Verified;
use undersigned_federation::reconcile::{
    exchange::{Method, Outcome},
    messages::{MAX_STATEMENTS, Push},
};
use undersigned_store::{appeals::Appeal, replicas::Replica, statements};

/// Statements of both servers together, as measured.
const MEASURED: u64 = 100_000;
/// The same in the test.
const TESTED: u64 = 1_000;
/// How many of them only one of the two has.
const DIFFERENCES: [u64; 4] = [0, 1, 100, 10_000];
/// Where nothing differs, the state digest says so, and neither of the others is needed.
const STATE: &str = "state digest";
const RANGES: &str = "ranges";
const LIST: &str = "list of digests";
const EVERYTHING: &str = "all statements";
/// What the process is told to be one case of.
const CASE: &str = "UNDERSIGNED_BENCH_CASE";

fn main() {
    if let Ok(case) = std::env::var(CASE) {
        println!("{}", block_on(run(&case)));
        return;
    }
    let measured = std::env::args().any(|argument| argument == "--bench");
    let count = if measured { MEASURED } else { TESTED };
    let folder = tempfile::tempdir().expect("a folder");
    let all = folder.path().join("all.db");
    eprintln!("signing and storing {} statements", thousands(count));
    block_on(fill(&all, statements(count)));
    println!("{}", table(count, &all));
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(work)
}

/// The note, and so many endorsements and admissions.
fn statements(count: u64) -> impl Iterator<Item = Verified> {
    let signed = (1..=count / 2).flat_map(endorsed_and_admitted);
    std::iter::once(the_note()).chain(signed)
}

fn table(count: u64, all: &Path) -> String {
    let mut table = String::from(
        "| Only one side has | How | Round trips | Sent | Received | Time | Memory |\n\
         |---:|---|---:|---:|---:|---:|---:|\n",
    );
    for differences in DIFFERENCES.into_iter().filter(|one| one * 5 <= count) {
        let methods: &[&str] = match differences {
            0 => &[STATE],
            // Its bytes hardly depend on what differs: once is enough.
            1 => &[RANGES, LIST, EVERYTHING],
            _ => &[RANGES, LIST],
        };
        for method in methods {
            let case = json!([count, differences, method, all]);
            let program = std::env::current_exe().expect("this program");
            let output = Command::new(program).env(CASE, case.to_string()).output();
            let output = output.expect("a case can be run");
            let said = String::from_utf8_lossy(&output.stdout);
            let Ok(cost) = serde_json::from_str::<Value>(&said) else {
                panic!("{case}: {said}{}", String::from_utf8_lossy(&output.stderr));
            };
            let number = |name: &str| cost[name].as_u64().expect("a number");
            let row = format!(
                "| {} | {method} | {} | {} | {} | {} ms | {} MiB |\n",
                thousands(differences),
                number("trips"),
                size(number("sent")),
                size(number("received")),
                thousands(number("millis")),
                number("memory").div_ceil(1_024),
            );
            // Each as it comes, for whoever waits.
            eprint!("{row}");
            table += &row;
        }
    }
    table
}

/// One case, and what it cost.
async fn run(case: &str) -> Value {
    let case: (u64, u64, String, String) = serde_json::from_str(case).expect("a case");
    let (count, differences, method, all) = case;
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = only_one_side_has(count, differences);
    let a = side("a.example", folder.path(), &all, &theirs).await;
    let b = side("b.example", folder.path(), &all, &ours).await;
    // Both have read what they hold.
    a.holds().await;
    b.holds().await;
    a.wire.lead_to(&b);
    let (peer, appeal) = (a.peer(&b).await, a.appeal().await);

    let before = resident();
    let start = Instant::now();
    let equal = match method.as_str() {
        EVERYTHING => {
            let there = send_everything(&a, &b).await;
            let back = send_everything(&b, &a).await;
            return cost(
                there.questions.len() + back.questions.len(),
                there.sent + back.received,
                there.received + back.sent,
                start.elapsed(),
                before,
            );
        }
        RANGES => by(Method::Ranges, &a, &appeal, &peer).await,
        LIST => by(Method::Digests, &a, &appeal, &peer).await,
        _ => a.instance.reconcile(&appeal, &peer).await.expect("an end"),
    };
    assert!(equal, "both hold the same");
    let elapsed = start.elapsed();
    let traffic = a.wire.take_traffic();
    let result = cost(
        traffic.questions.len(),
        traffic.sent,
        traffic.received,
        elapsed,
        before,
    );
    let now = [a.holds().await, b.holds().await];
    assert_eq!(now[0], now[1]);
    assert_eq!(now[0].1 as u64, count + 1, "with the note");
    result
}

/// As [`undersigned_federation::Instance::reconcile`], but in one way only.
async fn by(method: Method, a: &Side, appeal: &Appeal, peer: &Replica) -> bool {
    let once = || a.instance.reconcile_by(method, appeal.id, peer);
    let mut outcome = once().await.expect("an end");
    if outcome == Outcome::Unfinished {
        outcome = once().await.expect("an end");
    }
    outcome == Outcome::Equal
}

fn cost(trips: usize, sent: usize, received: usize, time: Duration, before: u64) -> Value {
    json!({
        "trips": trips, "sent": sent, "received": received, "millis": time.as_millis() as u64,
        "memory": memory("VmHWM:").saturating_sub(before),
    })
}

/// The digests that only the one and only the other has: half of the differences each, spread over
/// the whole time, endorsements together with their admissions.
fn only_one_side_has(count: u64, differences: u64) -> (Vec<String>, Vec<String>) {
    let signers = differences.div_ceil(2).max(1);
    let step = (count / 2 - 1) / signers;
    let mut sides = (Vec::new(), Vec::new());
    let mut left = differences;
    for number in 0..signers {
        for one in endorsed_and_admitted(1 + number * step) {
            let side = match number % 2 {
                0 => &mut sides.0,
                _ => &mut sides.1,
            };
            if left > 0 {
                side.push(one.statement().digest.to_string());
                left -= 1;
            }
        }
    }
    sides
}

/// A server that has everything but these.
async fn side(host: &str, folder: &Path, all: &str, without: &[String]) -> Side {
    let file = folder.join(host);
    fs::copy(all, &file).expect("the database can be copied");
    let side = Side::new(host, &file).await;
    let without: Vec<&str> = without.iter().map(String::as_str).collect();
    let db = side.instance.database.conn();
    let gone = statements::delete_by_digests(db, side.appeal().await.id, &without).await;
    assert_eq!(gone.expect("the database"), without.len() as u64);
    side
}

/// What would be sent without any way to find differences.
async fn send_everything(from: &Side, to: &Side) -> Traffic {
    let appeal = from.appeal().await;
    let key = pair::appeal_key();
    let mut traffic = Traffic::default();
    let mut last = 0;
    loop {
        let rows = statements::since(
            from.instance.database.conn(),
            appeal.id,
            statements::MEMBER,
            last,
            MAX_STATEMENTS as u64,
        );
        let rows = rows.await.expect("the database");
        let Some(newest) = rows.last() else {
            return traffic;
        };
        last = newest.id;
        let push = Push {
            object: key.object.clone(),
            root: key.root.to_string(),
            statements: rows
                .iter()
                .map(|row| serde_json::from_str(&row.body).expect("JSON"))
                .collect(),
        };
        let sent = serde_json::to_vec(&push).expect("JSON");
        let push = serde_json::from_slice(&sent).expect("a push");
        let answer = to.instance.answer_push(push).await.expect("an answer");
        traffic.questions.push("push".into());
        traffic.sent += sent.len();
        traffic.received += serde_json::to_vec(&answer).expect("JSON").len();
    }
}

/// KiB of memory in use now; from here on the most is counted anew.
fn resident() -> u64 {
    // Where this is not allowed, what was used before counts as well.
    let _ = fs::write("/proc/self/clear_refs", "5");
    memory("VmRSS:")
}

/// A line of `/proc/self/status`, in KiB; 0 where there is none.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{} B", thousands(bytes)),
        10_000..10_000_000 => format!("{} kB", thousands(bytes / 1_000)),
        _ => format!("{} MB", thousands(bytes / 1_000_000)),
    }
}

fn thousands(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}
