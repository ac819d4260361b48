//! Following a state: the list after a change, from the list before it.
//!
//! What most changes are about is one signer: an endorsement, its admission, a tally. Only the slots
//! with that signer's id, the group they are in and what was added up of them are looked at again.
//! What decides about many lines at once (notes, roles, decisions about same signers) folds the
//! whole anew; so does what moves the numbers of a large part of the list. Both ways give the same
//! list, to the byte: a property test compares them after every change.

mod placing;
mod touched;

use super::{
    folded::{Folded, Named},
    groups::Outcome,
    numbers,
    slots::{self, Slot},
    tallies,
    wordings::{text_conflicts, wording},
};
use crate::{Sequence, State};
use placing::Change;
use std::{collections::BTreeSet, sync::Arc};

/// Most slots that are looked at again one by one; past that, folding anew costs no more.
const MOST: usize = 4_096;

/// A change that is not followed step by step: the whole is folded anew.
struct Anew;

impl Folded {
    /// Brings the list up to date with a state that has grown out of the one it was folded from.
    pub fn follow(&mut self, state: &State) {
        match self.step(state) {
            Ok(()) => self.state = state.clone(),
            Err(Anew) => *self = Self::of(state),
        }
    }

    /// The list of a state that has grown out of the one this was folded from.
    #[must_use]
    pub fn followed_to(&self, state: &State) -> Self {
        let mut followed = self.clone();
        followed.follow(state);
        followed
    }

    fn step(&mut self, state: &State) -> Result<(), Anew> {
        if state.appeal() != self.state.appeal() {
            return Err(Anew);
        }
        let touched = self.touched(state)?;
        let mut before = Vec::new();
        let mut after = Vec::new();
        for id in &touched.ids {
            before.extend(self.slots_of(id).cloned());
            let now = slots::slots_of(state, &self.counting, self.current, id);
            let listed = now.iter().any(|slot| slot.attested_by.is_none());
            match !listed && state.has_endorsed(id) {
                true => self.unlisted.insert(id.as_str().into()),
                false => self.unlisted.remove(id.as_str()),
            };
            after.extend(now);
        }
        let changes = self.place(before, after)?;
        let groups: BTreeSet<String> = changes
            .iter()
            .map(|change| self.decisions.group_of(change.id()).to_owned())
            .collect();
        // A list in which no place changes is left alone: what others have made from it still holds.
        if !changes.is_empty() {
            let before: Outcome = groups.iter().map(|group| self.outcome(group)).collect();
            self.exchange(&changes);
            let after: Outcome = groups.iter().map(|group| self.outcome(group)).collect();
            self.relist(&before, &after)?;
        }
        let mut recount = false;
        for actor in touched.ids.iter().chain(&touched.counted) {
            recount |= self.count_again(state, actor);
        }
        let counts = |group: &String| {
            let mut ids = self.decisions.ids_of(group);
            ids.any(|id| self.tallies.contains_key(id))
        };
        if recount || groups.iter().any(counts) {
            self.claim();
        }
        Ok(())
    }

    /// Puts the new slots in the place of the old ones.
    fn exchange(&mut self, changes: &[Change]) {
        let list = Arc::make_mut(&mut self.list);
        for old in changes.iter().filter_map(|change| change.old.as_ref()) {
            self.slots.remove(&Named(old.clone()));
            if let Some(word) = old.unconfirmed() {
                list.unconfirmed.remove(&word);
            }
        }
        for new in changes.iter().filter_map(|change| change.new.as_ref()) {
            list.unconfirmed.extend(new.unconfirmed());
            self.slots.insert(Named(new.clone()));
        }
    }

    /// Puts the new entries of some groups in the place of the old ones.
    fn relist(&mut self, before: &Outcome, after: &Outcome) -> Result<(), Anew> {
        let entries = |outcome: &Outcome| {
            let entries = outcome.listed.iter().map(|(_, entry)| entry);
            numbers::printed(entries, self.first)
        };
        if entries(before) != entries(after) {
            // Others may share a printed number that was taken or given up.
            return Err(Anew);
        }
        let mut wordings = false;
        let list = Arc::make_mut(&mut self.list);
        for (_, entry) in &before.listed {
            list.totals.less(entry);
            wordings |= self.signed.less(wording(entry));
        }
        for (_, entry) in &after.listed {
            list.totals.plus(entry);
            wordings |= self.signed.plus(wording(entry));
        }
        let at = |hosts: &Sequence<Slot>, host: &Slot| {
            hosts.search_by(|held| held.place().cmp(&host.place()))
        };
        let places: BTreeSet<_> = after.listed.iter().map(|(host, _)| host.place()).collect();
        for (host, _) in &before.listed {
            if !places.contains(&host.place()) {
                let index = at(&self.hosts, host).map_err(|_| Anew)?;
                self.hosts.remove(index);
                list.entries.remove(index);
            }
        }
        for (host, entry) in &after.listed {
            match at(&self.hosts, host) {
                Ok(index) => {
                    self.hosts.set(index, host.clone());
                    list.entries.set(index, entry.clone());
                }
                Err(index) => {
                    self.hosts.insert(index, host.clone());
                    list.entries.insert(index, entry.clone());
                }
            }
        }
        for gone in &before.vacated {
            let index = list
                .vacated
                .search_by(|held| held.cmp(gone))
                .map_err(|_| Anew)?;
            list.vacated.remove(index);
        }
        for come in &after.vacated {
            let (Ok(index) | Err(index)) = list.vacated.search_by(|held| held.cmp(come));
            list.vacated.insert(index, Arc::new(*come));
        }
        if wordings {
            list.text_conflicts =
                text_conflicts(self.published.iter().chain(self.signed.wordings()));
        }
        Ok(())
    }

    /// Reads an actor's tallies again; says whether they differ.
    fn count_again(&mut self, state: &State, actor: &str) -> bool {
        let now = tallies::tallies_of(state, &self.counting, actor);
        if self.tallies.get(actor) == now.as_ref() {
            return false;
        }
        match now {
            Some(now) => self.tallies.insert(actor.into(), now),
            None => self.tallies.remove(actor),
        };
        true
    }
}
