//! The large figure: how many organisations stand behind the text.

use crate::views::{Status, appeal::Standing};
use undersigned_domain::Totals;

/// Organisations behind this wording and behind earlier ones; a mark to reach while it can be
/// reached.
#[must_use]
pub fn standing(totals: &Totals, status: Status) -> Standing {
    let organisations = totals.organisations.current;
    let reachable = status == Status::Open && organisations > 0;
    Standing {
        organisations,
        earlier: totals.organisations.earlier,
        next_mark: reachable.then(|| next_mark(organisations)).flatten(),
    }
}

/// The next of 10, 25, 50, 100, 200, 500, 1000, 2000, 5000, … above a count.
#[must_use]
pub fn next_mark(count: u64) -> Option<u64> {
    let first = [10, 25, 50].into_iter();
    let rest = (2..15_u32).flat_map(|power| [1, 2, 5].map(|step| step * 10_u64.pow(power)));
    first.chain(rest).find(|mark| *mark > count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::totals::Count;

    #[test]
    fn marks_are_round_and_near() {
        for (count, mark) in [
            (1, 10),
            (10, 25),
            (99, 100),
            (164, 200),
            (501, 1_000),
            (2_000, 5_000),
        ] {
            assert_eq!(next_mark(count), Some(mark));
        }
        assert_eq!(next_mark(u64::MAX), None);
    }

    #[test]
    fn only_an_open_appeal_has_a_mark_to_reach() {
        let totals = Totals {
            organisations: Count {
                current: 3,
                earlier: 1,
            },
            ..Totals::default()
        };
        assert_eq!(standing(&totals, Status::Open).next_mark, Some(10));
        assert_eq!(standing(&totals, Status::Closed).next_mark, None);
        assert_eq!(standing(&Totals::default(), Status::Open).next_mark, None);
        assert_eq!(standing(&totals, Status::Closed).earlier, 1);
    }
}
