//! Numbers: printed ones as they stand, then by when each was first let in.

use super::slots::Slot;
use crate::list::Entry;
use std::collections::BTreeMap;

/// Gives every slot its number. Those that left keep theirs, so that no number is reused.
pub(super) fn number(slots: &mut [Slot]) {
    slots.sort_by(|a, b| (a.order, &a.entry.id).cmp(&(b.order, &b.entry.id)));
    let mut next = slots
        .iter()
        .filter_map(|slot| slot.ordinal)
        .max()
        .unwrap_or(0)
        + 1;
    for slot in slots.iter_mut() {
        slot.entry.number = match slot.ordinal {
            Some(ordinal) => Some(ordinal),
            // A printed list names those who called for it apart, without a number.
            None if slot.entry.initiated => None,
            None => {
                next += 1;
                Some(next - 1)
            }
        };
    }
    // Stable: what has one number, or none, stays in the order of being let in.
    slots.sort_by_key(|slot| slot.entry.number);
}

/// Marks entries that claim one number.
pub(super) fn mark_shared(entries: &mut [Entry]) {
    let mut holders: BTreeMap<u64, usize> = BTreeMap::new();
    for number in entries.iter().filter_map(|entry| entry.number) {
        *holders.entry(number).or_default() += 1;
    }
    for entry in entries {
        entry.number_shared = entry.number.is_some_and(|number| holders[&number] > 1);
    }
}
