//! What was proposed, and what others say to it.

use crate::proceedings::{Amendment, Content, Position, Proceeding};
use std::collections::BTreeMap;
use undersigned_proof::Digest;

/// One amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentEntry {
    /// Its address.
    pub id: String,
    /// Who proposes it.
    pub author: String,
    /// Its digest.
    pub digest: Digest,
    /// When it was last said anew.
    pub seq: u64,
    /// What it says.
    pub amendment: Amendment,
    /// What others say to it, one word of each, in the order of their `seq`.
    pub positions: Vec<PositionEntry>,
    /// Ids of other amendments on the table that concern the same clause of the same wording,
    /// ascending: at most the [`super::MAX_CONFLICTS`] smallest.
    pub conflicts: Vec<String>,
    /// Ids of ballots about it, in the order in which they were opened.
    pub ballots: Vec<String>,
}

/// What one organisation says to an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionEntry {
    /// Who.
    pub author: String,
    /// What.
    pub position: Position,
    /// When.
    pub seq: u64,
}

pub(super) fn amendments<'a>(
    held: &[&'a Proceeding],
    said: impl Fn(&str) -> &'a [&'a Proceeding],
) -> Vec<AmendmentEntry> {
    let mut entries: BTreeMap<&str, AmendmentEntry> = BTreeMap::new();
    for &proceeding in held {
        let Content::Amendment(amendment) = &proceeding.content else {
            continue;
        };
        // Settled: what holds comes before what contests it.
        entries
            .entry(&proceeding.id)
            .or_insert_with(|| AmendmentEntry {
                id: proceeding.id.clone(),
                author: proceeding.author.clone(),
                digest: proceeding.digest,
                seq: proceeding.seq,
                amendment: (**amendment).clone(),
                positions: positions(said(&proceeding.id)),
                conflicts: Vec::new(),
                ballots: Vec::new(),
            });
    }
    let mut entries: Vec<_> = entries.into_values().collect();
    entries.sort_by_key(|entry| (entry.seq, entry.digest));
    entries
}

/// One word of each organisation, the newest whatever the key.
fn positions(about: &[&Proceeding]) -> Vec<PositionEntry> {
    let mut newest: BTreeMap<&str, &Proceeding> = BTreeMap::new();
    for &proceeding in about {
        if !matches!(proceeding.content, Content::Position(_)) {
            continue;
        }
        let held = newest.entry(&proceeding.author).or_insert(proceeding);
        if proceeding.outranks(held) {
            *held = proceeding;
        }
    }
    let mut entries: Vec<PositionEntry> = newest
        .into_values()
        .filter_map(|proceeding| match &proceeding.content {
            Content::Position(position) if !position.withdrawn => Some(PositionEntry {
                author: proceeding.author.clone(),
                position: (**position).clone(),
                seq: proceeding.seq,
            }),
            _ => None,
        })
        .collect();
    entries.sort_by(|a, b| (a.seq, &a.author).cmp(&(b.seq, &b.author)));
    entries
}
