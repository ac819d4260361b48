//! What a printed number does to the numbers of others: section 8.4 of the protocol.

use crate::views::Page;
use std::collections::BTreeMap;
use undersigned_domain::{Content, StatementType};
use undersigned_federation::views::AppealView;

/// What an organiser should know before it gives an entry a number, or takes one away: who else
/// has it, and how many others get a new one. `id` is empty for an entry that is not there yet.
pub fn warnings(page: &Page, view: &AppealView, id: &str, ordinal: Option<u64>) -> Vec<String> {
    let printed = printed(view);
    let before = printed.values().copied().max().unwrap_or(0);
    let others = printed.iter().filter(|(about, _)| **about != id);
    let after = others
        .map(|(_, number)| *number)
        .chain(ordinal)
        .max()
        .unwrap_or(0);
    let entries = view.list.entries.iter();
    let own = entries.clone().find(|entry| entry.id == id);
    let counted: Vec<u64> = entries
        .filter(|entry| entry.id != id && !printed.contains_key(entry.id.as_str()))
        .filter_map(|entry| entry.number)
        .collect();
    let was_counted = own.filter(|_| !printed.contains_key(id));
    let moved = match was_counted.and_then(|entry| entry.number) {
        _ if before != after => counted.len(),
        // Those behind it close up.
        Some(own) if ordinal.is_some() => counted.iter().filter(|number| **number > own).count(),
        _ => 0,
    };
    let mut warnings = Vec::new();
    let taken = |number: &u64| {
        printed
            .iter()
            .any(|(about, held)| *about != id && held == number)
    };
    if let Some(number) = ordinal.filter(taken) {
        warnings.push(page.t1("signer-number-taken", "number", number));
    }
    if moved > 0 {
        warnings.push(page.t1("signer-numbers-move", "count", moved));
    }
    warnings
}

/// The printed numbers of the list, by the ids of whoever has them.
fn printed(view: &AppealView) -> BTreeMap<&str, u64> {
    view.snapshot
        .state()
        .registers()
        .filter(|(key, _)| {
            matches!(
                key.kind,
                StatementType::Attestation | StatementType::Admission
            )
        })
        .filter_map(|(key, register)| {
            let ordinal = match &register.value()?.content {
                Content::Attestation(said) => said.ordinal,
                Content::Admission(said) => said.ordinal,
                _ => None,
            };
            Some((key.about.first()?.as_str(), ordinal?))
        })
        .collect()
}
