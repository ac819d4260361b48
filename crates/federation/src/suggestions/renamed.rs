//! Who stands on a list and asks for other names: the old ones tell nothing of whom these are like.

use super::{Candidate, Suggestion};
use crate::views::{AppealView, Pending};
use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::Names;

/// The names that are asked for, by the ids of those who are listed and ask.
pub(crate) type Renamed = BTreeMap<String, Names>;

/// Who of those that wait stands on the list already, and waits for other names alone.
pub(super) fn renamed(view: &AppealView, waiting: &[Pending]) -> Renamed {
    let asking = waiting.iter();
    let asking = asking.filter(|one| ["name_changed", "form_corrected"].contains(&one.why));
    let mut asking: Renamed = asking
        .map(|one| (one.about.clone(), one.names.clone()))
        .collect();
    if !asking.is_empty() {
        let entries = view.list.entries.iter();
        let listed: BTreeSet<&str> = entries.map(|one| one.id.as_str()).collect();
        asking.retain(|id, _| listed.contains(id.as_str()));
    }
    asking
}

/// The same candidates, by the names that are asked for.
pub(super) fn called_anew(candidates: &[Candidate], renamed: &Renamed) -> Vec<Candidate> {
    let anew = candidates.iter().cloned().map(|mut one| {
        if let Some(names) = renamed.get(&one.id) {
            one.names.clone_from(names);
        }
        one
    });
    anew.collect()
}

/// Whether a pair is about somebody who asks.
pub(super) fn is_about(pair: &Suggestion, renamed: &Renamed) -> bool {
    let mut entries = pair.entries.iter();
    entries.any(|one| renamed.contains_key(&one.id))
}
