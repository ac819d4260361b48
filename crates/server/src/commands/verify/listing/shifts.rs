//! Numbers that nobody printed: where an entry is missing, all behind it have another.

use super::Line;
use std::collections::BTreeSet;
use undersigned_domain::{Bundle, Content, Entry};

/// The numbers that an initiator gave, as on a printed list: those are not moved by others.
pub(super) fn printed(bundle: &Bundle) -> BTreeSet<u64> {
    let statements = bundle.state.statements();
    statements
        .filter_map(|one| match &one.content {
            Content::Attestation(attestation) => attestation.ordinal,
            Content::Admission(admission) => admission.ordinal,
            _ => None,
        })
        .collect()
}

/// Whether an entry's number is another only because so many are `missing`, or too many, before it.
pub(super) fn is_one(entry: &Entry, said: &Line, missing: usize, printed: &BTreeSet<u64>) -> bool {
    let Some((said, right)) = number(said).zip(entry.number) else {
        return false;
    };
    let most = u64::try_from(missing).unwrap_or(u64::MAX);
    !printed.contains(&right) && !printed.contains(&said) && said.abs_diff(right) <= most
}

fn number(line: &Line) -> Option<u64> {
    match line {
        Line::Row(row) => row.split(',').next()?.parse().ok(),
        Line::Item(item) => item.get("number").or_else(|| item.get("ordinal"))?.as_u64(),
    }
}
