//! Who left the list last.

use crate::{pages::times, views::co_signers::Left};
use std::cmp::Reverse;
use undersigned_domain::{
    CoSignerList,
    admission::is_telling,
    list::{Vacancy, Vacated},
};

/// Most that are shown: what happened lately is looked for here, the rest stands in the list.
const MOST: usize = 12;

/// Those who took their names back, or were removed, the newest first. Whoever was joined with another has not left.
#[must_use]
pub fn lately(list: &CoSignerList) -> Vec<Left> {
    let left = list.vacated.iter().filter_map(left);
    let mut left: Vec<Left> = left.collect();
    left.sort_by_key(|one| (Reverse(one.at), one.number));
    left.truncate(MOST);
    left
}

fn left(gone: &Vacated) -> Option<Left> {
    let removed = match gone.why {
        Vacancy::Joined => return None,
        Vacancy::Removed => true,
        Vacancy::Withdrawn | Vacancy::TakenBack => false,
    };
    Some(Left {
        number: gone.number,
        at: times::signed(gone.at?)?,
        removed,
        reason: gone.reason.filter(|code| is_telling(code)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_left_last_stands_first_and_without_a_name() {
        let gone = |number: u64, why: Vacancy, at: Option<u64>| Vacated {
            number,
            why,
            at,
            reason: (why == Vacancy::Removed).then_some("duplicate"),
        };
        let list = CoSignerList {
            vacated: vec![
                gone(1, Vacancy::Withdrawn, Some(1_000)),
                gone(2, Vacancy::Joined, None),
                gone(3, Vacancy::Removed, Some(3_000)),
                gone(4, Vacancy::Withdrawn, None),
                gone(5, Vacancy::Withdrawn, Some(2_000)),
            ]
            .into(),
            ..CoSignerList::default()
        };
        let left = lately(&list);
        let numbers: Vec<u64> = left.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [3, 5, 1]);
        assert_eq!((left[0].removed, left[0].reason), (true, Some("duplicate")));
        assert!(!left[1].removed);
    }
}
