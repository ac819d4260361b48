//! Who is on the list already and gets another number: a printed number moves those that are counted on from
//! the largest of them (section 8.4 of the protocol).

use std::collections::{BTreeSet, HashMap};
use undersigned_domain::{CoSignerList, Entry};

/// The numbers of a list before it is added to, and whose have moved since.
#[derive(Default)]
pub(super) struct Numbers {
    before: Option<HashMap<String, Option<u64>>>,
    moved: BTreeSet<String>,
}

impl Numbers {
    /// Notes the list as it stood first.
    pub fn begin(&mut self, list: &CoSignerList) {
        self.before.get_or_insert_with(|| {
            let entries = list.entries.iter();
            entries.map(|one| (one.id.clone(), one.number)).collect()
        });
    }

    /// Looks whose number is another by now.
    pub fn compare(&mut self, list: &CoSignerList) {
        let Some(before) = &self.before else {
            return;
        };
        let is_moved = |one: &&Entry| {
            let number = before.get(&one.id);
            number.is_some_and(|number| *number != one.number)
        };
        let moved = list.entries.iter().filter(is_moved);
        self.moved.extend(moved.map(|one| one.id.clone()));
    }

    /// How many they are.
    pub fn moved(&self) -> u64 {
        self.moved.len() as u64
    }
}
