//! Columns of an exported table that may have been sorted by themselves, and two cells that may have changed places.

use super::lines::first_of;
use crate::views::Page;
use std::collections::BTreeSet;
use undersigned_federation::actions::import::{Report, table::Field};

/// The columns other than that of names which may have been sorted by themselves. Where that was found only without the rows
/// that somebody leaves out, it is not known which: `is_one`.
pub(super) fn columns(page: &Page, report: &Report, is_one: bool) -> String {
    let either = BTreeSet::from([Field::AlsoKnownAs, Field::Country]);
    let columns = match report.columns_sorted.is_empty() && is_one {
        true => &either,
        false => &report.columns_sorted,
    };
    first_of(
        columns
            .iter()
            .map(|column| page.word("import-field", column.code())),
    )
}

/// The lines of two entries each that would get the name of the other, the first ones.
pub(super) fn changed_places(page: &Page, report: &Report) -> String {
    let pairs = report.changed_places().into_iter();
    first_of(pairs.map(|pair| pair.map(|one| page.number(one.line)).join(" ↔ ")))
}
