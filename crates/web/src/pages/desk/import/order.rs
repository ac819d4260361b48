//! Which of the rows that are taken are shown, and which first.

use std::collections::BTreeSet;
use undersigned_federation::actions::import::{Report, Taken, draft::Draft};

/// Rows that are shown of those that change no entry.
const SHOWN: usize = 100;

/// The rows that are shown, and how many are not: first all that change their entry. Of the others, which are new or there
/// already, only some; the `doubtful` ones first, and then those that are new.
pub(super) fn shown(taken: &[(u64, Taken)], doubtful: &BTreeSet<u64>) -> (Vec<(u64, Taken)>, u64) {
    let changes = |(_, taken): &(u64, Taken)| *taken == Taken::Updated;
    let (mut shown, mut others): (Vec<_>, Vec<_>) = taken.iter().copied().partition(changes);
    others.sort_by_key(|(line, taken)| (!doubtful.contains(line), *taken == Taken::Unchanged));
    let more = others.len().saturating_sub(SHOWN) as u64;
    others.truncate(SHOWN);
    shown.extend(others);
    (shown, more)
}

/// The lines at which somebody should look: those that may be there already or were left out before, and of which something
/// is left out or left in the name. Those that may be several are not taken without a word on them.
pub(super) fn doubtful<'a>(
    report: &'a Report,
    draft: &'a Draft,
    proposed: impl Iterator<Item = &'a u64>,
) -> BTreeSet<u64> {
    let countries = report.countries_not_known.iter().map(|one| &one.line);
    let noted = report.times_not_read.iter();
    let noted = noted.chain(&draft.noticed.left_in_names);
    let noted = noted.chain(&report.numbers_not_taken);
    let all = proposed.chain(countries).chain(noted);
    all.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_an_entry_is_shown_however_far_down_it_stands() {
        let taken = |line: u64| match line {
            201 | 299 => Taken::Updated,
            2..=50 => Taken::Unchanged,
            _ => Taken::Added,
        };
        let all: Vec<(u64, Taken)> = (2..=301).map(|line| (line, taken(line))).collect();
        let (rows, more) = shown(&all, &BTreeSet::from([3, 301]));
        let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines[..6], [201, 299, 301, 3, 51, 52]);
        assert_eq!((lines.len(), more), (102, 198));
        assert_eq!(shown(&all[..9], &BTreeSet::new()).1, 0);
    }
}
