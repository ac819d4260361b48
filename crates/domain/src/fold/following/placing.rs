//! Where changed slots stand among the others, and which numbers that gives them and those behind.

use super::{Anew, MOST};
use crate::fold::{Folded, numbers, slots::Slot};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

impl Folded {
    /// Gives the new slots their numbers, and says which change: those of a signer that has come or
    /// left, and all behind whom it moves.
    pub(super) fn place(
        &mut self,
        before: Vec<Arc<Slot>>,
        after: Vec<Slot>,
    ) -> Result<Vec<Change>, Anew> {
        let mut changes = pair(before, after);
        changes.retain(|change| !change.is_none());
        let mut moved = Vec::new();
        for change in &mut changes {
            match change.keeps_number()? {
                true => {}
                false if self.fits_in_place(change) => {
                    let number = change.old.as_ref().and_then(|old| old.entry.number);
                    change.number(number);
                }
                false => {
                    moved.push(std::mem::take(change));
                    continue;
                }
            }
            if let (Some(index), Some(new)) = (self.index(change), &change.new) {
                self.unprinted.set(index, new.clone());
            }
        }
        changes.retain(|change| !change.is_none());
        self.check_order(&changes)?;
        changes.extend(self.renumber(moved)?);
        Ok(changes)
    }

    /// Where a changed slot stands among those without a printed number.
    fn index(&self, change: &Change) -> Option<usize> {
        let old = change.old.as_ref().filter(|old| !old.is_printed())?;
        let behind = old.entry.number?.checked_sub(self.first)?;
        usize::try_from(behind).ok()
    }

    /// Whether a slot whose rank has changed still stands between the same two others.
    fn fits_in_place(&self, change: &Change) -> bool {
        let (Some(index), Some(new)) = (self.index(change), &change.new) else {
            return false;
        };
        let before = index.checked_sub(1).and_then(|at| self.unprinted.get(at));
        let behind = self.unprinted.get(index + 1);
        before.is_none_or(|before| before.rank() < new.rank())
            && behind.is_none_or(|behind| new.rank() < behind.rank())
    }

    /// Two neighbours that have both changed may have changed places.
    fn check_order(&self, changes: &[Change]) -> Result<(), Anew> {
        for change in changes {
            let Some(index) = self.index(change) else {
                continue;
            };
            let next = [index.checked_sub(1), Some(index)];
            for at in next.into_iter().flatten() {
                if let (Some(one), Some(other)) =
                    (self.unprinted.get(at), self.unprinted.get(at + 1))
                    && one.rank() >= other.rank()
                {
                    return Err(Anew);
                }
            }
        }
        Ok(())
    }

    /// Takes slots out of the order, puts others in, and numbers all behind the first of these.
    fn renumber(&mut self, moved: Vec<Change>) -> Result<Vec<Change>, Anew> {
        let from = moved.iter().filter_map(|change| {
            let new = change.new.as_ref();
            let place = new.map(|new| match self.search(new) {
                Ok(index) | Err(index) => index,
            });
            [place, self.index(change)].into_iter().flatten().min()
        });
        let Some(from) = from.min() else {
            return Ok(Vec::new());
        };
        if self.unprinted.len() - from > MOST {
            return Err(Anew);
        }
        let tail: Vec<Arc<Slot>> = (from..self.unprinted.len())
            .filter_map(|index| self.unprinted.shared(index).cloned())
            .collect();
        let (gone, come): (Vec<_>, Vec<_>) = moved
            .into_iter()
            .map(|change| (change.old, change.new))
            .unzip();
        let mut behind: Vec<Slot> = come
            .into_iter()
            .flatten()
            .map(|new| new.as_ref().clone())
            .collect();
        let gone: BTreeSet<_> = gone.iter().flatten().map(|old| old.name()).collect();
        let stay = tail.iter().filter(|slot| !gone.contains(&slot.name()));
        behind.extend(stay.map(|slot| slot.as_ref().clone()));
        behind.sort_by(|a, b| a.rank().cmp(&b.rank()));
        for (number, slot) in (self.first + from as u64..).zip(&mut behind) {
            numbers::renumber(slot, Some(number));
        }
        let changes = pair(tail, behind);
        let mut tail: Vec<&Arc<Slot>> = changes.iter().filter_map(|it| it.new.as_ref()).collect();
        tail.sort_by(|a, b| a.rank().cmp(&b.rank()));
        while self.unprinted.len() > from {
            self.unprinted.remove(self.unprinted.len() - 1);
        }
        for slot in tail {
            self.unprinted.push(slot.clone());
        }
        let differ = changes.into_iter().filter(|change| !change.is_none());
        Ok(differ.collect())
    }

    fn search(&self, slot: &Slot) -> Result<usize, usize> {
        self.unprinted
            .search_by(|held| held.rank().cmp(&slot.rank()))
    }
}

/// A slot before and after.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// As it was; none where there was none.
    pub old: Option<Arc<Slot>>,
    /// As it is; none where it is gone.
    pub new: Option<Arc<Slot>>,
}

impl Change {
    /// The id of the signer or attestation.
    pub fn id(&self) -> &str {
        let slot = self.old.as_ref().or(self.new.as_ref());
        slot.map_or("", |slot| &slot.entry.id)
    }

    /// Whether both are the same.
    fn is_none(&self) -> bool {
        self.old == self.new
    }

    /// Whether the new slot has the rank of the old one, and takes over its number; an error where
    /// a printed number is concerned.
    fn keeps_number(&mut self) -> Result<bool, Anew> {
        let printed = |slot: &Option<Arc<Slot>>| slot.as_ref().is_some_and(|it| it.is_printed());
        let (Some(old), Some(new)) = (&self.old, &self.new) else {
            return match printed(&self.old) || printed(&self.new) {
                true => Err(Anew),
                false => Ok(false),
            };
        };
        if old.ordinal != new.ordinal || old.entry.initiated != new.entry.initiated {
            return Err(Anew);
        }
        if old.order != new.order {
            return match old.is_printed() {
                true => Err(Anew),
                false => Ok(false),
            };
        }
        let number = old.entry.number;
        self.number(number);
        Ok(true)
    }

    fn number(&mut self, number: Option<u64>) {
        if let Some(new) = &mut self.new {
            numbers::renumber(Arc::make_mut(new), number);
        }
    }
}

/// Old and new slots by name.
fn pair(before: Vec<Arc<Slot>>, after: Vec<impl Into<Arc<Slot>>>) -> Vec<Change> {
    let mut changes: BTreeMap<(String, Option<String>), Change> = BTreeMap::new();
    let name = |slot: &Slot| (slot.entry.id.clone(), slot.attested_by.clone());
    for old in before {
        let change = changes.entry(name(&old)).or_default();
        change.old = Some(old);
    }
    for new in after {
        let new: Arc<Slot> = new.into();
        let change = changes.entry(name(&new)).or_default();
        change.new = Some(new);
    }
    changes.into_values().collect()
}
