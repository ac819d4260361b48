//! Claims: what listed organisations and initiators say they have counted.

use super::counting::Counting;
use crate::{Content, State, list::Entry, tally::Tally, totals::Claim};
use std::collections::BTreeMap;

/// The claims that count, by actor: the newest word of each, and of two in one group the larger.
pub(super) fn claims(state: &State, counting: &Counting, entries: &[Entry]) -> Vec<Claim> {
    let mut newest: BTreeMap<&str, (u64, Vec<&Tally>)> = BTreeMap::new();
    for statement in state.statements() {
        let Content::Tally(tally) = &statement.content else {
            continue;
        };
        let speaks = counting.is_initiator(&statement.author, &statement.key)
            || counting
                .word(&statement.author)
                .is_some_and(|word| word.keys().any(|key| *key == statement.key));
        if !speaks || state.has_ended(&statement.author, Some(&statement.key)) {
            continue;
        }
        let held = newest.entry(&statement.author).or_insert((0, Vec::new()));
        if statement.seq > held.0 {
            *held = (statement.seq, Vec::new());
        }
        if statement.seq == held.0 {
            held.1.push(tally);
        }
    }
    let group_of: BTreeMap<&str, &str> = entries
        .iter()
        .flat_map(|entry| {
            let ids = std::iter::once(&entry.id).chain(&entry.same_as);
            ids.map(|id| (id.as_str(), entry.id.as_str()))
        })
        .collect();
    let initiators: Vec<String> = counting.initiators().into_iter().map(|i| i.actor).collect();
    let mut claims: BTreeMap<&str, Claim> = BTreeMap::new();
    for (author, (_, tallies)) in newest {
        // Two tallies at one `seq` are contested: counted by nobody.
        let [tally] = tallies.as_slice() else {
            continue;
        };
        let group = group_of.get(author).copied();
        let heard = group.is_some() || initiators.iter().any(|actor| actor == author);
        if !tally.counted || !heard {
            continue;
        }
        let claim = claims
            .entry(group.unwrap_or(author))
            .or_insert_with(|| Claim {
                by: author.to_owned(),
                individuals: 0,
                unnamed_organisations: 0,
            });
        if tally.individuals > claim.individuals {
            claim.by = author.to_owned();
            claim.individuals = tally.individuals;
        }
        claim.unnamed_organisations = claim.unnamed_organisations.max(tally.unnamed_organisations);
    }
    claims.into_values().collect()
}
