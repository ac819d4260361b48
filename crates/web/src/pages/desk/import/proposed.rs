//! New rows of a list that are perhaps to be left out, with what is said of each.

use super::lines::said;
use crate::views::Page;
use std::collections::{BTreeMap, BTreeSet};
use undersigned_federation::actions::import::draft::Alike;

/// Such rows, by their lines: what is said of each, and whether leaving it out is proposed.
pub(super) type Proposed = BTreeMap<u64, (Vec<String>, bool)>;

/// Those that are like an entry or another row, those that were left out before, and those that begin otherwise than most
/// lines do.
pub(super) fn of(
    page: &Page,
    alike: &[Alike],
    left_out_before: &BTreeSet<u64>,
    unmarked: &BTreeSet<u64>,
) -> Proposed {
    let mut by_line = Proposed::new();
    for one in alike {
        let (words, is_proposed) = by_line.entry(one.line).or_default();
        words.push(said(page, one));
        // The very name of an earlier line, or of an entry, is most likely that one again.
        *is_proposed |= one.is_certain();
    }
    for (lines, key) in [
        (left_out_before, "import-left-out-before"),
        (unmarked, "import-unmarked"),
    ] {
        for line in lines {
            let (words, is_proposed) = by_line.entry(*line).or_default();
            words.insert(0, page.t(key));
            *is_proposed = true;
        }
    }
    by_line
}
