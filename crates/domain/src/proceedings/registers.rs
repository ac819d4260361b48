//! Registers of proceedings: which of several are kept, whatever the order in which they came.

use super::{Content, Proceeding};
use std::{cmp::Ordering, collections::BTreeMap};

/// Most that one register keeps: two that stand at one place show that its author said both.
const MAX_KEPT: usize = 2;

/// The register of a proceeding. A line feed is in no id, key or word.
pub(super) fn register(proceeding: &Proceeding) -> String {
    let kind = proceeding.content.type_name();
    let (id, author, key) = (
        proceeding.id.as_str(),
        proceeding.author.as_str(),
        proceeding.key.as_str(),
    );
    let seal;
    let parts: Vec<&str> = match &proceeding.content {
        Content::Amendment(_) => vec![id],
        Content::Ballot(_) => vec![id, "open"],
        // Apart from the terms: calling off must not make anybody forget them.
        Content::Cancelled => vec![id, "cancelled"],
        Content::Position(position) => vec![author, key, position.about.as_str()],
        Content::Recount(recount) => vec![author, key, recount.about.as_str()],
        // One for each seal that it breaks: another opening cannot take its place.
        Content::Opening(opening) => {
            seal = opening.commitment().to_string();
            let (about, voter) = (opening.about.as_str(), opening.voter.as_str());
            vec![author, key, about, voter, seal.as_str()]
        }
        Content::Vote(vote) => {
            let late = match proceeding.seq > vote.closes {
                true => "late",
                false => "in-time",
            };
            vec![author, key, vote.about.as_str(), vote.voter.as_str(), late]
        }
    };
    let mut text = kind.to_owned();
    for part in parts {
        text.push('\n');
        text.push_str(part);
    }
    text
}

/// The register of a vote that was cast in time, by who signed it: where an opening finds the seal
/// that it breaks.
pub fn register_of_vote(author: &str, key: &str, about: &str, voter: &str) -> String {
    ["Vote", author, key, about, voter, "in-time"].join("\n")
}

/// Whether the first word holds, rather than the newest. Terms that could be said anew would change
/// under those who voted on them; what was called off could be called on again; what was opened in
/// time could be opened too late.
fn first_holds(proceeding: &Proceeding) -> bool {
    matches!(
        proceeding.content,
        Content::Ballot(_) | Content::Cancelled | Content::Opening(_)
    )
}

fn rank(a: &Proceeding, b: &Proceeding) -> Ordering {
    let by_seq = match first_holds(a) {
        true => a.seq.cmp(&b.seq),
        false => b.seq.cmp(&a.seq),
    };
    by_seq.then(a.digest.cmp(&b.digest))
}

pub(super) fn outranks(a: &Proceeding, b: &Proceeding) -> bool {
    rank(a, b) == Ordering::Less
}

/// What is kept of proceedings of one appeal: of each register that which holds, and beside it a
/// second one that contests it. That is another at the same `seq`; of a ballot's terms any other at
/// all. Sorted by register, that which holds before the other. To keep one more, settle what its
/// register holds together with it: the result does not depend on the order.
pub fn settle(proceedings: impl IntoIterator<Item = Proceeding>) -> Vec<Proceeding> {
    let mut registers: BTreeMap<String, Vec<Proceeding>> = BTreeMap::new();
    for proceeding in proceedings {
        let held = registers.entry(proceeding.register()).or_default();
        held.push(proceeding);
        held.sort_by(rank);
        held.dedup_by(|a, b| a.digest == b.digest);
        let contests = |first: &Proceeding, other: &Proceeding| match first.content {
            Content::Ballot(_) => true,
            Content::Cancelled | Content::Opening(_) => false,
            _ => first.seq == other.seq,
        };
        if let Some(first) = held.first().cloned() {
            held.retain(|other| other.digest == first.digest || contests(&first, other));
        }
        held.truncate(MAX_KEPT);
    }
    registers.into_values().flatten().collect()
}
