//! The large figure: how many organisations stand behind the text.

use crate::views::{Besides, appeal::Standing};
use chrono::{DateTime, Utc};
use undersigned_domain::CoSignerList;

/// Organisations behind this wording and behind earlier ones; a mark to reach while it can be
/// reached, since signatures are taken.
#[must_use]
pub fn standing(list: &CoSignerList, takes_signatures: bool) -> Standing {
    let organisations = list.totals.organisations.current;
    let reachable = takes_signatures && organisations > 0;
    Standing {
        organisations,
        earlier: list.totals.organisations.earlier,
        besides: besides(list),
        next_mark: reachable.then(|| next_mark(organisations)).flatten(),
        day: None,
        days_left: None,
    }
}

/// Whoever signed besides organisations by name, whichever wording: of those who are only counted no statement
/// says which it was, and so all are counted alike.
#[must_use]
pub fn besides(list: &CoSignerList) -> Besides {
    let totals = &list.totals;
    Besides {
        any_wording: list.current().is_some_and(|note| note.revision > 1),
        unnamed: totals.unnamed,
        personal: totals.personal.current + totals.personal.earlier,
        people: totals.individuals,
    }
}

/// Which day it is of an appeal that takes signatures, and how many are left.
#[must_use]
pub fn on_day(
    standing: Standing,
    takes_signatures: bool,
    published: Option<DateTime<Utc>>,
    deadline: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Standing {
    if !takes_signatures {
        return standing;
    }
    let passed = |from: DateTime<Utc>, to: DateTime<Utc>| {
        let days = to.date_naive().signed_duration_since(from.date_naive());
        u64::try_from(days.num_days()).ok()
    };
    Standing {
        day: published.and_then(|at| Some(passed(at, now)? + 1)),
        days_left: deadline.and_then(|at| passed(now, at)),
        ..standing
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
    use undersigned_domain::{Totals, totals::Count};

    fn adding_up_to(totals: Totals) -> CoSignerList {
        CoSignerList {
            totals,
            ..CoSignerList::default()
        }
    }

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
    fn days_are_counted_from_the_first_and_to_the_last() {
        let at = |text: &str| crate::pages::times::written(text);
        let on = |takes_signatures, now: &str| {
            let (published, deadline) = (at("2026-10-12T23:00:00Z"), at("2026-11-21"));
            let now = at(now).unwrap();
            let standing = on_day(
                Standing::default(),
                takes_signatures,
                published,
                deadline,
                now,
            );
            (standing.day, standing.days_left)
        };
        assert_eq!(on(true, "2026-10-12T23:30:00Z"), (Some(1), Some(40)));
        assert_eq!(on(true, "2026-11-20T01:00:00Z"), (Some(40), Some(1)));
        assert_eq!(on(true, "2026-12-01T01:00:00Z"), (Some(51), None));
        assert_eq!(on(false, "2026-11-20T01:00:00Z"), (None, None));
    }

    #[test]
    fn only_an_open_appeal_has_a_mark_to_reach() {
        let list = adding_up_to(Totals {
            organisations: Count {
                current: 3,
                earlier: 1,
            },
            ..Totals::default()
        });
        assert_eq!(standing(&list, true).next_mark, Some(10));
        assert_eq!(standing(&list, false).next_mark, None);
        assert_eq!(standing(&CoSignerList::default(), true).next_mark, None);
        assert_eq!(standing(&list, false).earlier, 1);
    }

    #[test]
    fn whoever_is_not_an_organisation_by_name_is_counted_besides() {
        let list = adding_up_to(Totals {
            personal: Count {
                current: 2,
                earlier: 1,
            },
            unnamed: 6,
            individuals: 45,
            ..Totals::default()
        });
        let standing = standing(&list, true);
        let wanted = Besides {
            any_wording: false,
            unnamed: 6,
            personal: 3,
            people: 45,
        };
        assert_eq!((standing.organisations, standing.besides), (0, wanted));
    }
}
