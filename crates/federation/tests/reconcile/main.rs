//! Reconciliation between two servers in one process: what it costs, what a peer that lies gets
//! out of it, and what waits in a mailbox that is full.

mod finding;
mod liars;
mod mailbox;
mod pair;

use pair::{Side, endorsed_and_admitted, fill, the_note};
use std::ops::Range;
use tempfile::TempDir;
use undersigned_domain::Verified;

/// The note, and endorsement and admission of each of these organisations.
fn statements(signers: impl IntoIterator<Item = u64>) -> Vec<Verified> {
    let mut all = vec![the_note()];
    all.extend(signers.into_iter().flat_map(endorsed_and_admitted));
    all
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
