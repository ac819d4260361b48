//! What one new endorsement with its admission costs whoever keeps a list, by how long the list is
//! already: what follows from a state is brought up to date, not worked out anew.
//!
//! Neither state nor list ever looks at a proof. So one endorsement and one admission by each of two
//! initiators are signed, and all others are these with another signer: signing two million would
//! take minutes. `cargo xtask bench merge` runs it with up to 1,000,000 entries; `cargo test` with
//! few, so that it goes on working. Each length has a process of its own, whose memory is looked at.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{
    admit_named, appeal, beginning, dockers, endorse, names, root, seafarers, statements,
};
use std::{
    fs,
    hint::black_box,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};
use undersigned_domain::{
    CoSignerList, Content, Digest, Insertion, SecretKey, State, Statement,
    fold::{Folded, fold},
};

/// Entries, as measured.
const MEASURED: [u64; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];
/// The same in the test.
const TESTED: [u64; 2] = [10, 500];
/// How many come one after the other, the middle one counting.
const TIMES: u64 = 21;
/// The first endorsement, in milliseconds since 1970; one follows in each second.
const FIRST: u64 = 1_764_633_600_000;
/// With fewer entries, what the kernel counts is too coarse.
const WEIGHED: u64 = 1_000;
/// Whoever waits hears of so many.
const PROGRESS: u64 = 100_000;
/// What the process is told to be one length of.
const CASE: &str = "UNDERSIGNED_BENCH_CASE";

fn main() {
    if let Ok(case) = std::env::var(CASE) {
        print!("{}", row(case.parse().expect("a number")));
        return;
    }
    let measured = std::env::args().any(|argument| argument == "--bench");
    let counts = if measured { &MEASURED[..] } else { &TESTED };
    let mut table = String::from(
        "| Entries | State and list anew | One more: state | One more: list | State digest after it | Statements of 1,000 entries | State and list of 1,000 entries |\n\
         |---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for count in counts {
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program)
            .env(CASE, count.to_string())
            .stderr(Stdio::inherit())
            .output()
            .expect("a length can be measured");
        assert!(output.status.success(), "{count}: {}", output.status);
        let row = String::from_utf8(output.stdout).expect("a row");
        eprint!("{row}");
        table += &row;
    }
    println!("{table}");
}

/// One row: a list of that many, and what one more costs.
fn row(count: u64) -> String {
    let making = Making::new();
    let nothing = resident();
    let said = making.said(count);
    let made = resident();
    let begun = Instant::now();
    let (mut state, left) = State::gather(appeal(), &said);
    let mut folded = Folded::of(&state);
    let anew = begun.elapsed();
    assert!(left.is_empty(), "everybody is let in");
    drop(left);
    let held = resident();
    // The state has them, as on a server.
    drop(said);

    let (mut of_state, mut of_list, mut of_digest) = (Vec::new(), Vec::new(), Vec::new());
    for number in count + 1..=count + TIMES {
        let [endorsement, admission] = making.signed(number);
        let begun = Instant::now();
        // Readers go on with both as they were.
        let state_before = state.clone();
        take(&mut state, &admission);
        take(&mut state, &endorsement);
        of_state.push(begun.elapsed());

        let begun = Instant::now();
        let list_before = folded.clone();
        folded.follow(&state);
        black_box(folded.list());
        of_list.push(begun.elapsed());

        let begun = Instant::now();
        black_box(state.digest());
        of_digest.push(begun.elapsed());
        drop((state_before, list_before));
    }
    let list = folded.list();
    assert_eq!(list.entries.len() as u64, count + TIMES, "all are listed");
    if count <= WEIGHED {
        assert_eq!(bytes(list), bytes(&fold(&state)), "as if folded anew");
    }
    format!(
        "| {} | {:.1} ms | {} | {} | {} | {} | {} |\n",
        thousands(count),
        anew.as_secs_f64() * 1_000.0,
        micros(&mut of_state),
        micros(&mut of_list),
        micros(&mut of_digest),
        of_a_thousand(made.saturating_sub(nothing), count),
        of_a_thousand(held.saturating_sub(made), count),
    )
}

fn take(state: &mut State, statement: &Arc<Statement>) {
    let insertion = state.insert(statement);
    assert!(
        matches!(insertion, Insertion::Taken { .. }),
        "{insertion:?}"
    );
}

fn bytes(list: &CoSignerList) -> String {
    serde_json::to_string(list).expect("a list is JSON")
}

/// What all others are made of.
struct Making {
    endorsement: Statement,
    /// Two initiators take turns: one key does not write more than a million admissions.
    admissions: [Statement; 2],
}

impl Making {
    fn new() -> Self {
        let signer = dockers();
        let endorsement = endorse(&signer, FIRST, "Union of Dockers");
        let admissions = [root(), seafarers()].map(|by| {
            let admission = admit_named(&by, FIRST, &signer, "Union of Dockers");
            Statement::clone(admission.statement())
        });
        Self {
            endorsement: Statement::clone(endorsement.statement()),
            admissions,
        }
    }

    /// The beginning of the appeal and the statements of so many signers, in the order in which they
    /// come to a server.
    fn said(&self, count: u64) -> Vec<Arc<Statement>> {
        let mut said = statements(&beginning());
        for number in 1..=count {
            said.extend(self.signed(number));
            if number.is_multiple_of(PROGRESS) {
                eprintln!("{} entries made", thousands(number));
            }
        }
        said
    }

    /// The endorsement of the organisation of that number and its admission.
    fn signed(&self, number: u64) -> [Arc<Statement>; 2] {
        let mut seed = [7; 32];
        seed[..8].copy_from_slice(&number.to_le_bytes());
        let key = SecretKey::from_seed(&seed).public();
        let actor = exact(format!("https://u{number}.example/orgs/union"));
        let names = names(&format!(
            "Union of Dockers and Crane Drivers, branch {number}"
        ));
        let seq = FIRST + 1_000 * number;
        let mut admission = Statement {
            digest: Digest::of(&[b"admission", &number.to_le_bytes()]),
            id: exact(format!("https://hub.example/admissions/{number}")),
            about: vec![actor.clone()],
            seq: seq + 400,
            ..self.admissions[usize::from(number.is_multiple_of(2))].clone()
        };
        if let Content::Admission(said) = &mut admission.content {
            said.admits = Some(key.clone());
            said.names_digest = Some(names.digest());
            said.since = Some(seq);
        }
        let mut endorsement = Statement {
            digest: Digest::of(&[b"endorsement", &number.to_le_bytes()]),
            id: exact(format!("https://u{number}.example/endorsements/1")),
            author: actor,
            key,
            seq,
            ..self.endorsement.clone()
        };
        if let Content::Endorsement(said) = &mut endorsement.content {
            said.names = names;
        }
        [Arc::new(endorsement), Arc::new(admission)]
    }
}

/// Takes no more memory than one that was read.
fn exact(mut text: String) -> String {
    text.shrink_to_fit();
    text
}

/// KiB of memory in use now; 0 where nobody says so.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The share of a thousand entries.
fn of_a_thousand(kibibytes: u64, count: u64) -> String {
    match count {
        0..WEIGHED => "–".to_owned(),
        _ => format!("{} KiB", thousands(kibibytes * 1_000 / count)),
    }
}

/// The middle of several times.
fn micros(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    format!("{:.1} µs", middle.as_secs_f64() * 1_000_000.0)
}

fn thousands(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}
