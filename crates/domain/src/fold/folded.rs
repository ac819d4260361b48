//! A list with what it was made from, so that it can follow a state that changes.

use super::{
    Wording,
    counting::Counting,
    current_note,
    groups::{self, Decisions, Outcome},
    numbers,
    slots::{self, Slot},
    tallies::{self, Tallies},
    wordings::{Signed, published, text_conflicts, wording},
};
use crate::{
    Content, Entry, Sequence, State, Statement, Totals, admission::Admission, list::CoSignerList,
    totals::Claim,
};
use equivalent::{Comparable, Equivalent};
use imbl::OrdSet;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::Digest;

/// A list kept beside the state that it is folded from. [`Folded::follow`] brings it up to date; what
/// one more signature costs then does not depend on how many there are.
///
/// A copy shares what it is made of with the original.
#[derive(Debug, Clone)]
pub struct Folded {
    /// What it was folded from.
    pub(super) state: State,
    pub(super) counting: Arc<Counting>,
    pub(super) decisions: Arc<Decisions>,
    /// The wordings that notes have published.
    pub(super) published: Arc<BTreeSet<Wording>>,
    /// The digest of the current text.
    pub(super) current: Option<Digest>,
    /// Every slot, by its name.
    pub(super) slots: OrdSet<Named>,
    /// Those that have no printed number, in their order: the number follows from the place.
    pub(super) unprinted: Sequence<Slot>,
    /// The number of the first of these.
    pub(super) first: u64,
    /// For each entry the slot at whose place it stands.
    pub(super) hosts: Sequence<Slot>,
    /// How many entries have each printed number.
    pub(super) printed: Arc<BTreeMap<u64, usize>>,
    pub(super) signed: Signed,
    pub(super) tallies: Tallies,
    /// Authors of endorsements that have no slot.
    pub(super) unlisted: OrdSet<Arc<str>>,
    pub(super) list: Arc<CoSignerList>,
}

/// A slot in the order of the names.
#[derive(Debug, Clone)]
pub(super) struct Named(pub Arc<Slot>);

/// The name of a slot: see [`Slot::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name<'a>(pub &'a str, pub Option<&'a str>);

impl Named {
    /// The name by which it is ordered.
    pub fn name(&self) -> Name<'_> {
        let (id, attested_by) = self.0.name();
        Name(id, attested_by)
    }
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Named {}

impl PartialOrd for Named {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Named {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(&other.name())
    }
}

impl Equivalent<Named> for Name<'_> {
    fn equivalent(&self, named: &Named) -> bool {
        *self == named.name()
    }
}

impl Comparable<Named> for Name<'_> {
    fn compare(&self, named: &Named) -> Ordering {
        self.cmp(&named.name())
    }
}

impl Folded {
    /// Folds a state. Pure: equal states give equal lists, to the byte.
    pub fn of(state: &State) -> Self {
        let counting = Counting::of(state);
        let (note, note_contested) = current_note(state, &counting);
        let current = note.as_ref().and_then(|note| match &note.content {
            Content::Note(note) => Some(note.text_digest),
            _ => None,
        });
        let words = counting.words(state);
        let (mut slots, unlisted) = slots::slots(state, &counting, &words, current);
        let first = numbers::number(&mut slots);
        let slots: Vec<Arc<Slot>> = slots.into_iter().map(Arc::new).collect();
        let tallies = tallies::tallies(state, &counting, |author| words.get(author));
        // As large as the list, and not needed for what comes.
        drop(words);
        let decisions = Decisions::of(state, &counting);
        let Joined { outcome, printed } = Joined::of(&slots, &decisions, first);
        let mut signed = Signed::default();
        for (_, entry) in &outcome.listed {
            signed.plus(wording(entry));
        }
        let published = published(state, &counting);
        let (hosts, entries): (Vec<_>, Vec<_>) = outcome.listed.into_iter().unzip();
        let list = CoSignerList {
            organiser: note.as_ref().map(|note| note.author.clone()),
            note_digest: note.as_ref().map(|note| note.digest),
            note_contested,
            text_conflicts: text_conflicts(published.iter().chain(signed.wordings())),
            initiators: counting.initiators(),
            totals: Totals::of(entries.iter().map(AsRef::as_ref)),
            entries: entries.into_iter().collect(),
            vacated: outcome.vacated.into_iter().collect(),
            note,
            decisions: decisions.list(),
            unconfirmed: slots.iter().filter_map(|slot| slot.unconfirmed()).collect(),
        };
        let mut folded = Self {
            state: state.clone(),
            unprinted: slots
                .iter()
                .filter(|slot| !slot.is_printed())
                .cloned()
                .collect(),
            slots: slots.into_iter().map(Named).collect(),
            counting: Arc::new(counting),
            decisions: Arc::new(decisions),
            published: Arc::new(published),
            current,
            first,
            hosts: hosts.into_iter().collect(),
            printed: Arc::new(printed),
            signed,
            tallies,
            unlisted: unlisted.into_iter().map(Arc::from).collect(),
            list: Arc::new(list),
        };
        folded.claim();
        folded
    }

    /// The list.
    pub fn list(&self) -> &Arc<CoSignerList> {
        &self.list
    }

    /// Puts the claims into the totals.
    pub(super) fn claim(&mut self) {
        if self.tallies.is_empty() && self.list.totals.claims.is_empty() {
            return;
        }
        // Joined once for each group, however many of it have counted.
        let mut groups: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        let entry = |id| {
            let group = self.decisions.group_of(id);
            let listed = groups.entry(group).or_insert_with(|| self.listed(group));
            listed.get(id).cloned()
        };
        let claims: Vec<Claim> = tallies::claims(&self.tallies, &self.counting, entry);
        Arc::make_mut(&mut self.list).totals.claim(claims);
    }

    /// The entry under which an actor or attestation stands on the list: its own, or the one that
    /// it was joined with.
    pub fn entry(&self, id: &str) -> Option<Arc<Entry>> {
        let outcome = self.outcome(self.decisions.group_of(id));
        let mut entries = outcome.listed.into_iter().map(|(_, entry)| entry);
        entries.find(|entry| entry.id == id || entry.same_as.iter().any(|joined| joined == id))
    }

    /// The removals that stand against an actor or attestation as a signer, by author: those of initiators whose word
    /// counts, of a contested register as well, and none that an organiser has set aside.
    pub fn removals(&self, id: &str) -> Vec<(&Statement, &Admission)> {
        let word = self.counting.word(&self.state, id);
        let removed = word.into_iter().flat_map(|word| word.removed);
        removed
            .map(|(statement, said)| (&**statement, said))
            .collect()
    }

    /// The same of all against whom any stand, in one reading of the removals that there are.
    pub fn all_removals(&self) -> BTreeMap<&str, Vec<(&Statement, &Admission)>> {
        let all = self.counting.removals(&self.state).into_iter();
        all.map(|(about, removed)| {
            let removed = removed.into_iter();
            let said = removed.map(|(statement, said)| (&**statement, said));
            (about, said.collect())
        })
        .collect()
    }

    /// Of each id of a group that is listed, the id of the entry under which it stands.
    fn listed(&self, group: &str) -> BTreeMap<String, String> {
        let entries = self.outcome(group).listed.into_iter();
        let ids = entries.flat_map(|(_, entry)| {
            let ids: Vec<String> = entry.same_as.iter().chain([&entry.id]).cloned().collect();
            ids.into_iter().map(move |id| (id, entry.id.clone()))
        });
        ids.collect()
    }

    /// Authors of endorsements who have no place on the list, and never had one: whoever let them
    /// in does not count.
    pub fn unlisted(&self) -> impl Iterator<Item = &str> {
        self.unlisted.iter().map(AsRef::as_ref)
    }

    /// What a group is on the list.
    pub(super) fn outcome(&self, group: &str) -> Outcome {
        let ids = self.decisions.ids_of(group);
        let mut slots: Vec<Arc<Slot>> = ids.flat_map(|id| self.slots_of(id)).cloned().collect();
        slots.sort_by(|a, b| a.place().cmp(&b.place()));
        let mut outcome = groups::outcome(&slots, self.decisions.is_disputed(group));
        for (_, entry) in &mut outcome.listed {
            numbers::mark_shared(entry, &self.printed);
        }
        outcome
    }

    /// The slots with one id.
    pub(super) fn slots_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Arc<Slot>> {
        let slots = self.slots.range(Name(id, None)..).map(|named| &named.0);
        slots.take_while(move |slot| slot.entry.id == id)
    }
}

/// Slots joined into entries.
struct Joined {
    /// In the order of the list.
    outcome: Outcome,
    /// How many entries have each printed number.
    printed: BTreeMap<u64, usize>,
}

impl Joined {
    /// Joins slots that come in the order of the list.
    fn of(slots: &[Arc<Slot>], decisions: &Decisions, first: u64) -> Self {
        let mut groups: BTreeMap<&str, Vec<Arc<Slot>>> = BTreeMap::new();
        for slot in slots {
            let group = decisions.group_of(&slot.entry.id);
            groups.entry(group).or_default().push(slot.clone());
        }
        let mut outcome: Outcome = groups
            .into_iter()
            .map(|(group, slots)| groups::outcome(&slots, decisions.is_disputed(group)))
            .collect();
        outcome
            .listed
            .sort_by(|(a, _), (b, _)| a.place().cmp(&b.place()));
        outcome.vacated.sort();
        let printed = numbers::printed(outcome.listed.iter().map(|(_, entry)| entry), first);
        for (_, entry) in &mut outcome.listed {
            numbers::mark_shared(entry, &printed);
        }
        Self { outcome, printed }
    }
}
