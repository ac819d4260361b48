//! What changed between two bundles of one appeal, line by line, and what was left out of the newer.

use super::words;
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};
use undersigned_domain::{Bundle, CoSignerList, Entry, State, Statement};

/// Ids of the lines that came, changed and went.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Only in the new list.
    pub added: Vec<String>,
    /// In both, with another statement behind it.
    pub changed: Vec<String>,
    /// Only in the old list.
    pub gone: Vec<String>,
    /// Those of `gone` for which no signed word says why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone_without_a_word: Vec<String>,
    /// How each of these lines is called, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
}

impl Changes {
    /// The changes from `old` to `new`, each sorted by id. `left_out` are the statements that the
    /// new bundle lacks ([`left_out`]).
    pub fn between(old: &CoSignerList, new: &CoSignerList, left_out: &[Arc<Statement>]) -> Self {
        let (old, new) = (by_id(old), by_id(new));
        let mut changes = Self::default();
        for (id, entry) in &new {
            match old.get(id) {
                None => changes.added.push((*id).to_owned()),
                Some(before) if before != entry => changes.changed.push((*id).to_owned()),
                Some(_) => continue,
            }
            changes.names.insert((*id).to_owned(), words::name(entry));
        }
        for (id, entry) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            let unsaid = left_out.iter().any(|statement| {
                statement.digest == entry.digest || statement.about.iter().any(|about| about == id)
            });
            if unsaid {
                changes.gone_without_a_word.push((*id).to_owned());
            }
            changes.gone.push((*id).to_owned());
            changes.names.insert((*id).to_owned(), words::name(entry));
        }
        changes
    }
}

fn by_id(list: &CoSignerList) -> BTreeMap<&str, &Entry> {
    list.entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry))
        .collect()
}

/// The statements that `new` would hold beside its own if it had been given `older` too: neither
/// in it, nor superseded by a newer one of their register, nor ended.
pub fn left_out<'a>(
    new: &'a Bundle,
    older: impl IntoIterator<Item = &'a Arc<Statement>>,
) -> Vec<Arc<Statement>> {
    let own = new.state.statements();
    let all: Vec<Arc<Statement>> = own.chain(older).cloned().collect();
    let (whole, _) = State::gather(new.appeal.clone(), &all);
    let missing = whole
        .statements()
        .filter(|statement| !new.state.digests().contains(&statement.digest));
    let mut missing: Vec<_> = missing.cloned().collect();
    missing.sort_by(|a, b| (&a.id, a.digest).cmp(&(&b.id, b.digest)));
    missing
}
