//! Numbers by country that give nobody away.
//!
//! Whoever looks often, and can sign a few times, must not learn how many there are of a country, nor see the next
//! one come or go. So what is said is worked out anew seldom, and only after many have come or gone; it is a whole
//! number of groups, which changes where a secret of the server says, and not back for a few.

use std::collections::{BTreeMap, BTreeSet};

/// Only whole steps of a country's people are said.
///
/// Leaving out small numbers would not be enough: the total is public as well, so the difference of
/// two days would tell from which country the one came who signed in between. In steps, a change
/// of what is said is always about this many people, and what is left is a mixture.
pub const STEP: u64 = 5;
/// How many people at least have come or gone before anything else is said.
pub const CHANGES: u64 = 20;
/// How long the same is said at least, in milliseconds: a day.
const SAID_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// What is said of a count by country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// At least so many are from a country, the most first; always whole steps.
    pub at_least: Vec<(String, u64)>,
    /// The others: from elsewhere, or one of too few to say.
    pub others: u64,
    /// When it was so, in milliseconds since 1970; none while nothing is said of any country.
    pub as_of: Option<i64>,
}

impl Regions {
    /// What is said of so many people while nothing is said of any country.
    #[must_use]
    pub fn unsaid(people: u64) -> Self {
        Self {
            others: people,
            ..Self::default()
        }
    }
}

/// What was worked out at one time, and is said until the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// At least so many are from a country, by its code.
    pub said: BTreeMap<String, u64>,
    /// How many there were, by country; what has no country stands under the empty code. Never said: by this it is
    /// told how many have come or gone since.
    pub counted: BTreeMap<String, u64>,
}

impl Published {
    /// What may be said.
    #[must_use]
    pub fn regions(&self) -> Regions {
        let mut at_least: Vec<(String, u64)> = self
            .said
            .iter()
            .map(|(country, said)| (country.clone(), *said))
            .collect();
        at_least.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
        let said: u64 = self.said.values().sum();
        Regions {
            at_least,
            others: self.counted.values().sum::<u64>().saturating_sub(said),
            as_of: Some(self.at),
        }
    }
}

/// What is said from now on; none where that is still what was published `before`. `counts` is by country code; what
/// has no country stands under the empty code. `more` gives a secret number for a country and what may be said of it, by
/// which people more than that there have to be: so that nobody who makes a number change knows how many there are.
pub fn renewed(
    before: Option<&Published>,
    counts: &BTreeMap<String, u64>,
    now: i64,
    more: impl Fn(&str, u64) -> u64,
) -> Option<Published> {
    let nothing = Published::default();
    // A clock that was set back holds up nothing.
    if before.is_some_and(|before| (0..SAID_MILLIS).contains(&now.saturating_sub(before.at))) {
        return None;
    }
    let before = before.unwrap_or(&nothing);
    if changes(&before.counted, counts) < CHANGES {
        return None;
    }
    let countries = counts.iter().filter(|(country, _)| !country.is_empty());
    let said = countries.map(|(country, count)| {
        let said = before.said.get(country).copied().unwrap_or_default();
        (
            country.clone(),
            said_of(said, *count, |said| more(country, said)),
        )
    });
    Some(Published {
        at: now,
        said: said.filter(|(_, said)| *said > 0).collect(),
        counted: counts.clone(),
    })
}

/// How many have come or gone at least. Whoever goes from one country to another is one, however often.
fn changes(before: &BTreeMap<String, u64>, now: &BTreeMap<String, u64>) -> u64 {
    let countries: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let (mut more, mut fewer) = (0, 0);
    for country in countries {
        let number = |of: &BTreeMap<String, u64>| of.get(country).copied().unwrap_or_default();
        more += number(now).saturating_sub(number(before));
        fewer += number(before).saturating_sub(number(now));
    }
    more.max(fewer)
}

/// What is said of one country, of which `said` was said before: it rises only to what holds also without a whole group,
/// and falls only to what holds. So a number that has risen or fallen does not go back for as few as a group.
fn said_of(said: u64, count: u64, more: impl Fn(u64) -> u64) -> u64 {
    let holds = |said: u64, count: u64| said + more(said) % STEP <= count;
    let highest = |count: u64| match count / STEP * STEP {
        said if holds(said, count) => said,
        said => said.saturating_sub(STEP),
    };
    said.clamp(highest(count.saturating_sub(STEP)), highest(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = SAID_MILLIS;
    /// Signatures that one observer controls.
    const OWN: u64 = 4;

    fn counts() -> impl Strategy<Value = BTreeMap<String, u64>> {
        proptest::collection::btree_map("[A-D]{0,1}", 0_u64..60, 0..5)
    }

    fn placed(counts: &BTreeMap<String, u64>, own: &[String]) -> BTreeMap<String, u64> {
        let mut all = counts.clone();
        for country in own {
            *all.entry(country.clone()).or_default() += 1;
        }
        all
    }

    proptest! {
        #[test]
        fn parts_add_up_and_no_small_number_is_said(
            before in counts(), counts in counts(), secret in 0_u64..5
        ) {
            let more = |_: &str, said: u64| said + secret;
            let before = renewed(None, &before, 0, more);
            let Some(published) = renewed(before.as_ref(), &counts, DAY, more) else {
                return Ok(());
            };
            let regions = published.regions();
            let sum: u64 = regions.at_least.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(sum + regions.others, counts.values().sum::<u64>());
            for (country, said) in &regions.at_least {
                prop_assert!(!country.is_empty() && *said >= STEP && said % STEP == 0);
                prop_assert!(counts[country] >= *said);
            }
        }

        /// Whoever has four signatures and moves them about, withdraws and gives them again makes nothing be said anew,
        /// however long they wait.
        #[test]
        fn four_signatures_alone_renew_nothing(
            counts in counts(),
            own in proptest::collection::vec(proptest::collection::vec("[A-D]{0,1}", 0..=4), 1..9),
        ) {
            let published = Published { at: 0, said: BTreeMap::new(), counted: counts.clone() };
            for (day, own) in (1..).zip(&own) {
                let now = placed(&counts, own);
                prop_assert_eq!(renewed(Some(&published), &now, day * DAY, |_, _| 0), None);
            }
        }

        /// Nothing else is said within a day, whatever happens.
        #[test]
        fn the_same_is_said_for_a_day(before in counts(), counts in counts(), later in 0..DAY) {
            let published = Published { at: 7, said: BTreeMap::new(), counted: before };
            prop_assert_eq!(renewed(Some(&published), &counts, 7 + later, |_, _| 0), None);
        }

        /// Even where so many come elsewhere that all is said anew each day: who has four signatures in a country can
        /// make its number rise, but not fall again, and then cannot see one person go, either.
        #[test]
        fn four_signatures_and_one_person_make_no_number_rise_and_fall(
            said in 0_u64..12, real in 1_u64..60, gone in 0_u64..2,
            own in proptest::collection::vec(0..=OWN, 1..9), secret in 0_u64..5
        ) {
            let more = |said: u64| said / STEP + secret;
            let mut said = said * STEP;
            let mut has_risen = false;
            for own in own {
                let there = if has_risen { real - gone } else { real };
                let next = said_of(said, there + own, more);
                prop_assert!(next >= said || !has_risen, "{next} after {said}");
                has_risen |= next > said;
                said = next;
            }
        }

        /// Somebody who comes and goes, or goes and comes, shows nothing.
        #[test]
        fn one_change_back_and_forth_shows_nothing(
            said in 0_u64..12, count in 1_u64..60, secret in 0_u64..5
        ) {
            let more = |said: u64| said / STEP + secret;
            let held = said_of(said * STEP, count, more);
            let come = said_of(held, count + 1, more);
            prop_assert!(come == held || said_of(come, count, more) == come);
            let gone = said_of(held, count - 1, more);
            prop_assert!(gone == held || said_of(gone, count, more) == gone);
        }
    }

    /// The same count of signatures makes a number rise in one server and not in another: nobody outside knows which.
    #[test]
    fn whoever_makes_a_number_rise_does_not_know_how_many_there_are() {
        for count in 10..15 {
            let may_be: BTreeSet<u64> = (0..STEP).map(|more| said_of(0, count, |_| more)).collect();
            assert!(may_be.contains(&5), "{count}");
            assert_eq!(may_be.contains(&0), count < 14, "{count}");
        }
    }

    #[test]
    fn numbers_are_said_from_the_first_twenty_on() {
        let of = |number: u64| BTreeMap::from([("IE".to_owned(), number)]);
        let none = |_: &str, _: u64| 0;
        assert_eq!(renewed(None, &of(19), 0, none), None);
        let first = renewed(None, &of(20), 0, none).expect("published");
        assert_eq!(first.regions().at_least, [("IE".to_owned(), 15)]);
        assert_eq!(
            (first.regions().others, first.regions().as_of),
            (5, Some(0))
        );
        assert_eq!(renewed(Some(&first), &of(39), DAY, none), None);
        assert_eq!(renewed(Some(&first), &of(40), DAY - 1, none), None);
        let next = renewed(Some(&first), &of(40), DAY, none).expect("published");
        assert_eq!(next.regions().at_least, [("IE".to_owned(), 35)]);
        // By a clock that was years ahead.
        assert!(renewed(Some(&next), &of(60), 0, none).is_some());
        assert_eq!(Regions::unsaid(3).others, 3);
    }
}
