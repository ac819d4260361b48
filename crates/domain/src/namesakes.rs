//! Who is called the same on one list: readers tell them apart by their own addresses, or by number and how they came.

use crate::Entry;
use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

/// The names that more than one entry of a list has, but for capitals: as hashes, since a list may be long. Where two names
/// have one hash, addresses are shown that nobody needs.
#[derive(Debug, Default)]
pub struct Namesakes(BTreeSet<u64>);

impl Namesakes {
    /// Those of these entries.
    #[must_use]
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut all: Vec<u64> = entries.into_iter().flat_map(names).collect();
        all.sort_unstable();
        let shared = all.chunk_by(|one, next| one == next);
        let shared = shared.filter(|run| run.len() > 1);
        Self(shared.filter_map(|run| run.first().copied()).collect())
    }

    /// Whether another entry of the list has one of the names of this one.
    #[must_use]
    pub fn has(&self, entry: &Entry) -> bool {
        !self.0.is_empty() && names(entry).iter().any(|name| self.0.contains(name))
    }

    /// Those of these entries that have one of its names, but for itself.
    #[must_use]
    pub fn others<'a>(
        &self,
        entry: &Entry,
        all: impl IntoIterator<Item = &'a Entry>,
    ) -> Vec<&'a Entry> {
        if !self.has(entry) {
            return Vec::new();
        }
        let own = names(entry);
        let called_so = |one: &&Entry| one.id != entry.id && !own.is_disjoint(&names(one));
        all.into_iter().filter(called_so).collect()
    }
}

/// The names by which an entry is shown, each once: full names, or further ones where it has no others. Many share a short
/// form.
fn names(entry: &Entry) -> BTreeSet<u64> {
    let hashed = |name: &String| {
        let mut hasher = DefaultHasher::new();
        name.to_lowercase().hash(&mut hasher);
        hasher.finish()
    };
    match entry.names.name_map.is_empty() {
        true => entry.names.also_known_as.iter().map(hashed).collect(),
        false => entry.names.name_map.values().map(hashed).collect(),
    }
}
