//! Which entries are one signer, as initiators decided.

use super::{counting::Counting, slots::Slot};
use crate::{
    Content, State, Statement, StatementType,
    list::{Decision, Entry, Vacancy, Vacated},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The decisions about pairs of entries, made into groups.
pub(super) struct Decisions<'a> {
    /// Entry id to the smallest id of its group.
    group: BTreeMap<&'a str, &'a str>,
    /// Groups with a `distinct` pair inside: not joined.
    disputed: BTreeSet<&'a str>,
    /// For each pair the statement that holds.
    holding: BTreeMap<(&'a str, &'a str), &'a Arc<Statement>>,
}

impl<'a> Decisions<'a> {
    /// For each pair the highest `seq` decides, at a tie `distinct`; `same` pairs make groups.
    pub fn of(state: &'a State, counting: &Counting) -> Self {
        let mut pairs: BTreeMap<(&str, &str), (u64, bool)> = BTreeMap::new();
        let mut holding: BTreeMap<(&str, &str), &Arc<Statement>> = BTreeMap::new();
        for (key, register) in state.registers() {
            if key.kind != StatementType::SameSigner
                || !counting.is_initiator(&key.author, &key.key)
            {
                continue;
            }
            let (Some(statement), [a, b]) = (register.value(), key.about.as_slice()) else {
                continue;
            };
            if let Content::SameSigner(decision) = &statement.content {
                let word = (statement.seq, !decision.same);
                let held = pairs.entry((a, b)).or_insert(word);
                *held = (*held).max(word);
                // Of equal words the one with the smaller digest speaks, on every server.
                let speaks = holding.entry((a, b)).or_insert(statement);
                if (word, Reverse(statement.digest)) >= (word_of(speaks), Reverse(speaks.digest)) {
                    *speaks = statement;
                }
            }
        }
        let mut group = BTreeMap::new();
        for ((a, b), _) in pairs.iter().filter(|(_, (_, distinct))| !distinct) {
            let (a, b) = (find(&group, a), find(&group, b));
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            group.insert(high, low);
        }
        let ids: BTreeSet<&str> = pairs.keys().flat_map(|(a, b)| [*a, *b]).collect();
        let group: BTreeMap<&str, &str> =
            ids.into_iter().map(|id| (id, find(&group, id))).collect();
        let disputed = pairs
            .iter()
            .filter(|((a, b), (_, distinct))| *distinct && group[a] == group[b])
            .map(|((a, _), _)| group[a])
            .collect();
        Self {
            group,
            disputed,
            holding,
        }
    }

    /// The words that hold, for those who show them.
    pub fn list(&self) -> Vec<Decision> {
        self.holding
            .iter()
            .map(|((a, b), statement)| Decision {
                entries: [(*a).to_owned(), (*b).to_owned()],
                same: !word_of(statement).1,
                by: statement.author.clone(),
                at: statement.seq,
                statement: statement.id.clone(),
            })
            .collect()
    }

    fn group_of<'s>(&'s self, id: &'s str) -> &'s str {
        self.group.get(id).copied().unwrap_or(id)
    }

    fn is_disputed(&self, id: &str) -> bool {
        self.disputed.contains(self.group_of(id))
    }
}

/// What is compared: the `seq`, and whether it says `distinct`.
fn word_of(statement: &Statement) -> (u64, bool) {
    let same = matches!(&statement.content, Content::SameSigner(decision) if decision.same);
    (statement.seq, !same)
}

fn find<'a>(parents: &BTreeMap<&'a str, &'a str>, mut id: &'a str) -> &'a str {
    while let Some(parent) = parents.get(id).filter(|parent| **parent != id) {
        id = parent;
    }
    id
}

/// A signer that withdraws takes the attestations about it off the list.
pub(super) fn withdraw_with_signer(slots: &mut [Slot], decisions: &Decisions<'_>) {
    let left: BTreeSet<String> = slots
        .iter()
        .filter(|slot| !slot.attested && slot.vacancy == Some(Vacancy::Withdrawn))
        .filter(|slot| !decisions.is_disputed(&slot.entry.id))
        .map(|slot| decisions.group_of(&slot.entry.id).to_owned())
        .collect();
    for slot in slots.iter_mut().filter(|slot| slot.attested) {
        if slot.vacancy.is_none() && left.contains(decisions.group_of(&slot.entry.id)) {
            slot.vacancy = Some(Vacancy::Withdrawn);
        }
    }
}

/// Joins the slots of one signer into one entry, and parts entries from vacated numbers. The
/// slots come numbered and in the order of the list.
pub(super) fn join(slots: Vec<Slot>, decisions: &Decisions<'_>) -> (Vec<Entry>, Vec<Vacated>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut vacated = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for mut slot in slots {
        if let Some(why) = slot.vacancy {
            vacated.extend(slot.entry.number.map(|number| Vacated { number, why }));
            continue;
        }
        slot.entry.same_disputed = decisions.is_disputed(&slot.entry.id);
        if slot.entry.same_disputed {
            entries.push(slot.entry);
            continue;
        }
        let group = decisions.group_of(&slot.entry.id).to_owned();
        match place.get(&group) {
            None => {
                place.insert(group, entries.len());
                entries.push(slot.entry);
            }
            Some(&index) => {
                vacated.extend(slot.entry.number.map(|number| Vacated {
                    number,
                    why: Vacancy::Joined,
                }));
                merge(&mut entries[index], slot.entry);
            }
        }
    }
    vacated.sort_by_key(|gap| (gap.number, gap.why));
    (entries, vacated)
}

/// Adds what a further entry of the same signer says: every name is shown.
fn merge(entry: &mut Entry, other: Entry) {
    for (language, name) in other.names.name_map {
        let known = entry.names.name_map.values().any(|held| *held == name)
            || entry.names.also_known_as.contains(&name);
        if known {
            continue;
        }
        match entry.names.name_map.entry(language) {
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(name);
            }
            std::collections::btree_map::Entry::Occupied(_) => {
                entry.names.also_known_as.push(name);
            }
        }
    }
    for name in other.names.also_known_as {
        if !entry.names.also_known_as.contains(&name) {
            entry.names.also_known_as.push(name);
        }
    }
    if entry.names.country.is_none() {
        entry.names.country = other.names.country;
    }
    match (entry.contested, other.contested) {
        // A contested member leaves the signer's other word standing.
        (true, false) => {
            entry.contested = false;
            entry.pin = other.pin;
            entry.current_wording = other.current_wording;
        }
        (false, true) => {}
        _ => {
            if other.current_wording && !entry.current_wording {
                entry.pin = other.pin;
            }
            entry.current_wording |= other.current_wording;
        }
    }
    entry.number = entry.number.or(other.number);
    entry.name_confirmed |= other.name_confirmed;
    entry.since = entry.since.min(other.since);
    entry.disputed |= other.disputed;
    for demand in other.reservations {
        if !entry.reservations.contains(&demand) {
            entry.reservations.push(demand);
        }
    }
    for reservation in other.reserved {
        if !entry.reserved.contains(&reservation) {
            entry.reserved.push(reservation);
        }
    }
    entry.mandate = entry.mandate.or(other.mandate);
    entry.same_as.push(other.id);
    entry.same_as.sort();
    entry.admitted_by.extend(other.admitted_by);
    entry.admitted_by.sort();
    entry.admitted_by.dedup();
}
