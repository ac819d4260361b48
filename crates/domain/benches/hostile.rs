//! What statements cost that nobody needs and anybody may make: whoever publishes an appeal is its root,
//! lets in whom it likes, and other servers fold what it says. Four times as many must not take sixteen
//! times as long.
//!
//! `cargo xtask bench hostile` runs it with up to 20,000 statements of a shape; `cargo test` with few, so
//! that it goes on working.

#[path = "../tests/common/mod.rs"]
mod common;

use common::{admit_named, appeal, beginning, endorse, of, root, same, say, statements, tally};
use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};
use undersigned_domain::{
    Author, SecretKey, State, Statement, Verified,
    admission::{AdmissionState, Role},
    fold::Folded,
};

/// How many times the size of a shape, as measured: once, and four times that.
const MEASURED: [u64; 2] = [1_250, 5_000];
/// The same in the test.
const TESTED: [u64; 2] = [5, 20];
/// A shape is folded so many times, the fastest counting.
const TIMES: u32 = 3;

/// What it is, and how it is made in a size.
type Shape = (&'static str, fn(u64) -> Vec<Verified>);

const SHAPES: [Shape; 4] = [
    ("signers, each let in", signers),
    ("one signer under as many ids, counting", one_signer),
    ("as many keys of one signer, let in and removed", keys),
    ("decisions about pairs, in one long chain", chain),
];

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let sizes = if measured { MEASURED } else { TESTED };
    println!(
        "| Statements | Of a shape | State and list anew | Four times as many | Times as long |"
    );
    println!("|---|---:|---:|---:|---:|");
    for (what, made) in SHAPES {
        eprintln!("{what}");
        let [(count, less), (_, more)] = sizes.map(|size| folded(&made(size)));
        let times = more.as_secs_f64() / less.as_secs_f64();
        let [less, more] = [less, more].map(|took| took.as_secs_f64() * 1_000.0);
        println!("| {what} | {count} | {less:.1} ms | {more:.1} ms | {times:.1} |");
    }
}

/// How many statements there are, and how long they take to become a state and a list.
fn folded(said: &[Verified]) -> (usize, Duration) {
    let said: Vec<Arc<Statement>> = statements(&beginning())
        .into_iter()
        .chain(statements(said))
        .collect();
    let took = (0..TIMES).map(|_| {
        let begun = Instant::now();
        let (state, left) = State::gather(appeal(), &said);
        black_box(Folded::of(&state));
        assert!(left.is_empty(), "everybody is let in");
        begun.elapsed()
    });
    (said.len(), took.min().unwrap_or_default())
}

/// Whoever signs, by number, under one of its keys.
fn signer(number: u64, key: u64) -> Author {
    let mut seed = [9; 32];
    seed[..8].copy_from_slice(&key.to_le_bytes());
    let actor = format!("https://u{number}.example/orgs/union");
    Author {
        key_id: format!("{actor}#{key}"),
        key: SecretKey::from_seed(&seed),
        actor,
    }
}

/// What everybody else is compared with: nothing about it is hostile.
fn signers(count: u64) -> Vec<Verified> {
    (1..=count).flat_map(|number| signed(number, 10)).collect()
}

fn signed(number: u64, seq: u64) -> [Verified; 2] {
    let by = signer(number, number);
    let name = format!("Union of Dockers, branch {number}");
    [
        admit_named(&root(), seq + number, &by, &name),
        endorse(&by, seq, &name),
    ]
}

fn one_signer(count: u64) -> Vec<Verified> {
    let mut said = signers(count);
    said.extend((1..=count).map(|number| tally(&signer(number, number), 10, number)));
    said.extend((2..=count).map(|number| same_as_next(number, 10)));
    said
}

/// That two actors whose numbers follow each other are one signer.
fn same_as_next(number: u64, seq: u64) -> Verified {
    let mut pair = [number - 1, number].map(|number| signer(number, 0).actor);
    pair.sort();
    let [a, b] = &pair;
    same(&root(), seq, [a, b], true)
}

fn keys(count: u64) -> Vec<Verified> {
    let mut said = Vec::new();
    for key in 1..=count {
        let [kept, gone] = [key, count + key].map(|key| signer(0, key));
        said.extend([
            decided(&kept, AdmissionState::Admitted),
            decided(&gone, AdmissionState::Removed),
            endorse(&gone, 10 + key, "Union of Dockers"),
        ]);
    }
    said
}

fn decided(whom: &Author, state: AdmissionState) -> Verified {
    let key = whom.key.public();
    say(
        &root(),
        5,
        &of(&whom.actor, Some(&key), Role::Signer, state),
    )
}

/// Each pair names somebody smaller than all before.
fn chain(count: u64) -> Vec<Verified> {
    let id =
        |side: char, number: u64| format!("https://{side}.example/orgs/{:08}", 99_999_999 - number);
    let mut said = Vec::new();
    for number in 1..=count {
        let (a, b) = (id('a', number), id('b', number));
        said.push(same(&root(), 10, [&a, &b], true));
        if number > 1 {
            said.push(same(&root(), 10, [&b, &id('b', number - 1)], true));
        }
    }
    said
}
