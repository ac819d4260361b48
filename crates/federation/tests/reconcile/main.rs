//! Reconciliation between two servers in one process: what it costs, what a peer that lies gets
//! out of it, and what waits in a mailbox that is full; and what one server asks of others on
//! somebody's behalf.

mod beside;
mod finding;
mod liars;
mod mailbox;
mod on_behalf;
mod pair;
mod under_our_name;

use pair::{Side, endorsed_and_admitted, fill, the_note};
use std::{collections::BTreeMap, ops::Range, sync::Mutex};
use tempfile::TempDir;
use undersigned_domain::Verified;

/// The note, and endorsement and admission of each of these organisations.
fn statements(signers: impl IntoIterator<Item = u64>) -> Vec<Verified> {
    let mut all = vec![the_note()];
    all.extend(signers.into_iter().flat_map(signed_once));
    all
}

/// As [`endorsed_and_admitted`]; what one test has had signed need not be signed for the next.
fn signed_once(number: u64) -> [Verified; 2] {
    static SIGNED: Mutex<BTreeMap<u64, [Verified; 2]>> = Mutex::new(BTreeMap::new());
    let signed = || SIGNED.lock().expect("nobody panics with it");
    if let Some(known) = signed().get(&number) {
        return known.clone();
    }
    let new = endorsed_and_admitted(number);
    signed().entry(number).or_insert(new).clone()
}

/// Two servers that both hold the statements of some organisations, and each of some others.
async fn two(both: Range<u64>, ours: Range<u64>, theirs: Range<u64>) -> (TempDir, Side, Side) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut sides = Vec::new();
    for (host, own) in [("a.example", ours), ("b.example", theirs)] {
        let file = folder.path().join(host);
        fill(&file, statements(both.clone().chain(own))).await;
        sides.push(Side::new(host, &file).await);
    }
    let second = sides.pop().expect("two");
    let first = sides.pop().expect("two");
    (folder, first, second)
}
