//! What changed between two bundles of one appeal, line by line.

use serde::Serialize;
use std::collections::BTreeMap;
use undersigned_domain::{CoSignerList, Entry};

/// Ids of the lines that came, changed and went.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Only in the new list.
    pub added: Vec<String>,
    /// In both, with another statement behind it.
    pub changed: Vec<String>,
    /// Only in the old list.
    pub gone: Vec<String>,
}

impl Changes {
    /// The changes from `old` to `new`, each sorted by id.
    pub fn between(old: &CoSignerList, new: &CoSignerList) -> Self {
        let (old, new) = (by_id(old), by_id(new));
        let mut changes = Self::default();
        for (id, entry) in &new {
            match old.get(id) {
                None => changes.added.push((*id).to_owned()),
                Some(before) if before != entry => changes.changed.push((*id).to_owned()),
                Some(_) => {}
            }
        }
        let gone = old.keys().filter(|id| !new.contains_key(*id));
        changes.gone = gone.map(|id| (*id).to_owned()).collect();
        changes
    }
}

fn by_id(list: &CoSignerList) -> BTreeMap<&str, &Entry> {
    list.entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry))
        .collect()
}
