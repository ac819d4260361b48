//! Numbers by country that give nobody away.

use std::collections::BTreeMap;

/// Only whole steps of a country's people are said.
///
/// Leaving out small numbers would not be enough: the total is public as well, so the difference of
/// two days would tell from which country the one came who signed in between. In steps, a change
/// of what is said is always about this many people, and what is left is a mixture.
pub const STEP: u64 = 5;

/// What is said of a count by country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// At least so many are from a country, the most first; always whole steps.
    pub at_least: Vec<(String, u64)>,
    /// The others: from elsewhere, or one of too few to say.
    pub others: u64,
}

/// What may be said. `counts` is by country code; what has no country stands under the empty code.
pub fn regions(counts: &BTreeMap<String, u64>) -> Regions {
    let total: u64 = counts.values().sum();
    let mut at_least: Vec<(String, u64)> = counts
        .iter()
        .filter(|(country, _)| !country.is_empty())
        .map(|(country, count)| (country.clone(), count / STEP * STEP))
        .filter(|(_, said)| *said > 0)
        .collect();
    at_least.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    let said: u64 = at_least.iter().map(|(_, said)| said).sum();
    Regions {
        at_least,
        others: total - said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts() -> impl Strategy<Value = BTreeMap<String, u64>> {
        proptest::collection::btree_map("[A-D]{0,1}", 0_u64..40, 0..5)
    }

    proptest! {
        #[test]
        fn parts_add_up_and_no_small_number_is_said(counts in counts()) {
            let said = regions(&counts);
            let sum: u64 = said.at_least.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(sum + said.others, counts.values().sum::<u64>());
            for (country, count) in &said.at_least {
                prop_assert!(!country.is_empty() && *count >= STEP && count % STEP == 0);
                prop_assert!(counts[country] >= *count);
            }
        }

        /// Whoever looks before and after one person signs learns nothing but that somebody did,
        /// unless that completes a group: then it may be any of the five.
        #[test]
        fn one_person_more_moves_a_country_by_a_whole_group_or_not_at_all(
            counts in counts(), country in "[A-D]{0,1}"
        ) {
            let before = regions(&counts);
            let mut more = counts.clone();
            *more.entry(country.clone()).or_default() += 1;
            let after = regions(&more);
            let number = |said: &Regions, country: &str| {
                said.at_least.iter().find(|(c, _)| c == country).map_or(0, |(_, n)| *n)
            };
            for code in ["A", "B", "C", "D"] {
                let change = number(&after, code) - number(&before, code);
                prop_assert!(change == 0 || (change == STEP && code == country));
            }
        }

        /// What is said of four people or fewer in a country is what would be said if they had
        /// named none.
        #[test]
        fn fewer_than_a_step_are_as_if_they_had_named_no_country(counts in counts()) {
            let mut blurred = BTreeMap::new();
            for (country, count) in &counts {
                *blurred.entry(country.clone()).or_default() += count / STEP * STEP;
                *blurred.entry(String::new()).or_insert(0) += count % STEP;
            }
            prop_assert_eq!(regions(&counts), regions(&blurred));
        }
    }
}
