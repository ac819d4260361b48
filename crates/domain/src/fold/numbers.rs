//! Numbers: printed ones as they stand, then by when each was first let in.

use super::slots::Slot;
use crate::list::Entry;
use std::{collections::BTreeMap, sync::Arc};

/// Gives every slot its number and puts them into the order of the list; says the first number that
/// is not printed. Those that left keep theirs, so that no number is reused.
pub(super) fn number(slots: &mut [Slot]) -> u64 {
    slots.sort_by(|a, b| a.rank().cmp(&b.rank()));
    let printed = slots.iter().filter_map(|slot| slot.ordinal).max();
    let first = printed.unwrap_or(0) + 1;
    let mut next = first;
    for slot in slots.iter_mut() {
        let number = match slot.ordinal {
            Some(ordinal) => Some(ordinal),
            // A printed list names those who called for it apart, without a number.
            None if slot.entry.initiated => None,
            None => {
                next += 1;
                Some(next - 1)
            }
        };
        renumber(slot, number);
    }
    slots.sort_by(|a, b| a.place().cmp(&b.place()));
    first
}

/// Gives one slot its number.
pub(super) fn renumber(slot: &mut Slot, number: Option<u64>) {
    if slot.entry.number != number {
        Arc::make_mut(&mut slot.entry).number = number;
    }
}

/// How many entries have each of the printed numbers, which are those below `first`: no other is
/// ever given twice.
pub(super) fn printed<'a>(
    entries: impl IntoIterator<Item = &'a Arc<Entry>>,
    first: u64,
) -> BTreeMap<u64, usize> {
    let mut holders: BTreeMap<u64, usize> = BTreeMap::new();
    let numbers = entries.into_iter().filter_map(|entry| entry.number);
    for number in numbers.filter(|number| *number < first) {
        *holders.entry(number).or_default() += 1;
    }
    holders
}

/// Marks an entry that shares its number with another.
pub(super) fn mark_shared(entry: &mut Arc<Entry>, printed: &BTreeMap<u64, usize>) {
    let shared = entry
        .number
        .and_then(|number| printed.get(&number))
        .is_some_and(|holders| *holders > 1);
    if entry.number_shared != shared {
        Arc::make_mut(entry).number_shared = shared;
    }
}
