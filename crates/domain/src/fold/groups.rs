//! Which entries are one signer, as initiators decided.

use super::{
    counting::Counting,
    joining::Joining,
    slots::{Departure, Slot},
};
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
#[derive(Debug, Clone)]
pub(super) struct Decisions {
    /// Entry id to the smallest id of its group.
    group: BTreeMap<String, String>,
    /// The ids of each group, by the smallest.
    members: BTreeMap<String, Vec<String>>,
    /// Groups with a `distinct` pair inside: not joined.
    disputed: BTreeSet<String>,
    /// For each pair the statement that holds.
    holding: Vec<Arc<Statement>>,
}

impl Decisions {
    /// For each pair the highest `seq` decides, at a tie `distinct`; `same` pairs make groups.
    pub fn of(state: &State, counting: &Counting) -> Self {
        let mut pairs: BTreeMap<(&str, &str), (u64, bool)> = BTreeMap::new();
        let mut holding: BTreeMap<(&str, &str), &Arc<Statement>> = BTreeMap::new();
        for (key, register) in state.rulings() {
            if key.kind != StatementType::SameSigner || !counting.is_initiator(key.author, key.key)
            {
                continue;
            }
            let (Some(statement), [a, b]) = (register.value(), key.about) else {
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
        let group = components(&pairs);
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, of) in &group {
            members.entry(of.clone()).or_default().push(id.clone());
        }
        let disputed = pairs
            .iter()
            .filter(|((a, b), (_, distinct))| *distinct && group[*a] == group[*b])
            .map(|((a, _), _)| group[*a].clone())
            .collect();
        Self {
            disputed,
            members,
            holding: holding.into_values().cloned().collect(),
            group,
        }
    }

    /// The words that hold, for those who show them, sorted by the pair.
    pub fn list(&self) -> Arc<[Decision]> {
        self.holding
            .iter()
            .filter_map(|statement| {
                let [a, b] = statement.about.as_slice() else {
                    return None;
                };
                Some(Decision {
                    entries: [a.clone(), b.clone()],
                    same: !word_of(statement).1,
                    by: statement.author.clone(),
                    at: statement.seq,
                    statement: statement.id.clone(),
                })
            })
            .collect()
    }

    /// The group of an entry: the smallest id in it.
    pub fn group_of<'s>(&'s self, id: &'s str) -> &'s str {
        self.group.get(id).map_or(id, String::as_str)
    }

    /// The ids of a group.
    pub fn ids_of<'s>(&'s self, group: &'s str) -> impl Iterator<Item = &'s str> {
        let members = self.members.get(group);
        let alone = members.is_none().then_some(group);
        members
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain(alone)
    }

    /// Whether initiators disagree about who belongs to a group.
    pub fn is_disputed(&self, group: &str) -> bool {
        self.disputed.contains(group)
    }
}

/// What is compared: the `seq`, and whether it says `distinct`.
fn word_of(statement: &Statement) -> (u64, bool) {
    let same = matches!(&statement.content, Content::SameSigner(decision) if decision.same);
    (statement.seq, !same)
}

/// Of each id the smallest that is the same signer, over however many pairs.
fn components(pairs: &BTreeMap<(&str, &str), (u64, bool)>) -> BTreeMap<String, String> {
    let mut same: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for ((a, b), (_, distinct)) in pairs {
        for (one, other) in [(a, b), (b, a)] {
            let others = same.entry(one).or_default();
            others.extend((!distinct).then_some(*other));
        }
    }
    let mut group = BTreeMap::new();
    // In their order, so that whoever is met first is the smallest of its group.
    for least in same.keys() {
        let mut reached = vec![*least];
        while let Some(id) = reached.pop() {
            if !group.contains_key(id) {
                group.insert(id.to_owned(), (*least).to_owned());
                reached.extend(same.get(id).into_iter().flatten());
            }
        }
    }
    group
}

/// What the slots of one group are on the list.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Entries, each with the slot at whose place it stands.
    pub listed: Vec<(Arc<Slot>, Arc<Entry>)>,
    /// Numbers that are taken and not listed.
    pub vacated: Vec<Vacated>,
}

/// Joins the slots of one signer, which come in the order of the list, into one entry, and parts
/// entries from vacated numbers. Those of a disputed group are not joined.
pub(super) fn outcome(slots: &[Arc<Slot>], disputed: bool) -> Outcome {
    // A signer that withdraws takes the attestations about it off the list.
    let own = slots.iter().filter(|slot| slot.attested_by.is_none());
    let withdrawn = own
        .filter_map(|slot| slot.vacancy)
        .find(|left| !disputed && left.why == Vacancy::Withdrawn);
    let mut outcome = Outcome::default();
    let mut joined: Option<(Arc<Slot>, Joining)> = None;
    for slot in slots {
        let goes_along = withdrawn.filter(|_| slot.attested_by.is_some());
        if let Some(left) = slot.vacancy.or(goes_along) {
            outcome.vacate(&slot.entry, left);
            continue;
        }
        if disputed {
            let mut entry = slot.entry.clone();
            Arc::make_mut(&mut entry).same_disputed = true;
            outcome.listed.push((slot.clone(), entry));
            continue;
        }
        match &mut joined {
            None => joined = Some((slot.clone(), Joining::of(&slot.entry))),
            Some((_, entry)) => {
                entry.add(&slot.entry);
                outcome.vacate(&slot.entry, Departure::JOINED);
            }
        }
    }
    let joined = joined.map(|(slot, entry)| (slot, entry.end()));
    outcome.listed.extend(joined);
    outcome
}

impl FromIterator<Outcome> for Outcome {
    fn from_iter<I: IntoIterator<Item = Self>>(outcomes: I) -> Self {
        let mut whole = Self::default();
        for outcome in outcomes {
            whole.listed.extend(outcome.listed);
            whole.vacated.extend(outcome.vacated);
        }
        whole
    }
}

impl Outcome {
    fn vacate(&mut self, entry: &Entry, left: Departure) {
        let Departure { why, at, reason } = left;
        let vacated = entry.number.map(|number| Vacated {
            number,
            why,
            at,
            reason,
        });
        self.vacated.extend(vacated);
    }
}
