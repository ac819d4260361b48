//! How much of what a domain's mailboxes get in an hour one network has had sent: few networks are not to use it up
//! for everybody there. In memory alone and bounded: from where somebody asks is never stored.

use super::HOUR;
use crate::{bounded, networks::Asker};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Mails to one registered domain that one network may ask for in an hour: at a demonstration hundreds do, before the
/// first of them opens theirs. A quarter of what there is for all that ask for more than [`FEW`].
const AN_HOUR: i64 = 250;
/// How many more for each link in such a mail that is followed from there: behind one address there may be a crowd.
const FOR_EACH_FOLLOWED: i64 = 2;
/// As many as a household asks for in an hour.
const FEW: i64 = 5;
/// Most networks and domains that are remembered.
const MANY: usize = 50_000;

/// What part of a domain's hour there is for a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// The first half: the rest is kept for networks that have asked for few mails.
    FirstHalf,
}

/// What there is of an hour for a mail that a visitor asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// Of what its registered domain may get.
    pub of_domain: Part,
    /// Of what this server sends to all that ask.
    pub of_all: Part,
}

/// What networks have asked for, each at one registered domain, and at all of them together (under no name).
#[derive(Default)]
pub(crate) struct Shares {
    asked: Mutex<HashMap<(IpAddr, String), Asked>>,
}

/// What was asked for in an hour.
#[derive(Debug, Clone, Copy)]
struct Asked {
    since: i64,
    /// Less than none where more links were followed.
    mails: i64,
}

impl Asked {
    fn none(now: i64) -> Self {
        Self {
            since: now,
            mails: 0,
        }
    }

    /// Whether its hour is not over. One of a time to come was noted by a clock that was ahead.
    fn counts(&self, now: i64) -> bool {
        (0..HOUR).contains(&now.saturating_sub(self.since))
    }
}

impl Shares {
    /// Counts a mail to a registered domain; answers what part of the hour there is for it, or nothing where
    /// this network has had its share of the domain's. What this machine itself asks for is not counted.
    pub fn take(&self, asker: Asker, domain: &str, now: i64) -> Option<Room> {
        let Some(network) = asker.network() else {
            return Some(Room {
                of_domain: Part::Whole,
                of_all: Part::Whole,
            });
        };
        let mut asked = self.asked();
        let of_domain = count(&mut asked, (network, domain.to_owned()), AN_HOUR, now)?;
        let of_all = count(&mut asked, (network, String::new()), i64::MAX, now)?;
        Some(Room { of_domain, of_all })
    }

    /// Takes a mail back that was not sent, and of which whoever asked is told.
    pub fn give_back(&self, asker: Asker, domain: &str) {
        self.give(asker, domain, 1);
    }

    /// A link in a mail to a registered domain was followed.
    pub fn followed(&self, asker: Asker, domain: &str) {
        self.give(asker, domain, FOR_EACH_FOLLOWED);
    }

    fn give(&self, asker: Asker, domain: &str, mails: i64) {
        let Some(network) = asker.network() else {
            return;
        };
        let mut asked = self.asked();
        for domain in [domain, ""] {
            if let Some(share) = asked.get_mut(&(network, domain.to_owned())) {
                share.mails -= mails;
            }
        }
    }

    fn asked(&self) -> MutexGuard<'_, HashMap<(IpAddr, String), Asked>> {
        // The map holds nothing half-done, so a panic elsewhere while locked does no harm.
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts a mail, unless as many were asked for as may be.
fn count(
    asked: &mut HashMap<(IpAddr, String), Asked>,
    key: (IpAddr, String),
    most: i64,
    now: i64,
) -> Option<Part> {
    if !asked.contains_key(&key) {
        bounded::forget_past(asked, MANY, |one| one.counts(now));
        // Whoever asked for most is remembered longest: nobody makes room for themselves.
        bounded::forget_least(asked, MANY, |one| one.mails);
    }
    let share = asked.entry(key).or_insert_with(|| Asked::none(now));
    if !share.counts(now) {
        *share = Asked::none(now);
    }
    if share.mails >= most {
        return None;
    }
    share.mails += 1;
    Some(match share.mails <= FEW {
        true => Part::Whole,
        false => Part::FirstHalf,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> Asker {
        Asker::at(address.parse().ok())
    }

    /// How many of some mails are granted.
    fn granted(shares: &Shares, asker: Asker, domain: &str, mails: usize, now: i64) -> usize {
        let asked = (0..mails).filter_map(|_| shares.take(asker, domain, now));
        asked.count()
    }

    #[test]
    fn row_635_one_network_uses_up_no_more_than_its_share_of_a_domain() {
        let shares = Shares::default();
        let one = from("203.0.113.7");
        assert_eq!(granted(&shares, one, "post.example", 400, 0), 250);
        assert_eq!(granted(&shares, one, "other.example", 400, 0), 250);
        let next = from("203.0.113.8");
        assert_eq!(granted(&shares, next, "post.example", 400, 0), 250);
        // What one owner has of networks is one.
        let of = |network: u16| Asker::at(Some([0x2001, 0xdb8, 1, network, 0, 0, 0, 1].into()));
        let asked = (0..400).filter_map(|network| shares.take(of(network), "post.example", 0));
        assert_eq!(asked.count(), 250);
        // The hour ends, and a clock that was set right holds nobody up.
        for now in [HOUR, -1] {
            assert_eq!(granted(&shares, one, "post.example", 400, now), 250);
        }
        let here = Asker::default();
        assert_eq!(granted(&shares, here, "post.example", 400, 0), 400);
    }

    #[test]
    fn row_635_where_links_are_followed_a_crowd_goes_on() {
        let shares = Shares::default();
        let crowd = from("203.0.113.7");
        assert_eq!(granted(&shares, crowd, "post.example", 400, 0), 250);
        for _ in 0..30 {
            shares.followed(crowd, "post.example");
        }
        // Of other domains, and elsewhere, that says nothing.
        shares.followed(from("203.0.113.8"), "post.example");
        shares.followed(crowd, "other.example");
        assert_eq!(granted(&shares, crowd, "post.example", 400, 1), 60);
        shares.give_back(crowd, "post.example");
        assert_eq!(granted(&shares, crowd, "post.example", 400, 1), 1);
    }

    #[test]
    fn row_636_half_of_an_hour_is_for_networks_that_ask_for_little() {
        let shares = Shares::default();
        let one = from("203.0.113.7");
        let parts: Vec<_> = (0..6)
            .filter_map(|_| shares.take(one, "post.example", 0))
            .map(|room| room.of_domain)
            .collect();
        assert_eq!(parts[..5], [Part::Whole; 5]);
        assert_eq!(parts[5], Part::FirstHalf);
        shares.followed(one, "post.example");
        let room = shares.take(one, "post.example", 0);
        assert_eq!(room.map(|room| room.of_domain), Some(Part::Whole));
    }

    #[test]
    fn row_841_who_asks_for_few_mails_at_each_of_many_domains_asks_for_many() {
        let shares = Shares::default();
        let one = from("203.0.113.7");
        let take = |number: u32, asker| {
            let room = shares.take(asker, &format!("d{number}.example"), 0);
            room.map(|room| (room.of_domain, room.of_all))
        };
        for number in 0..5 {
            assert_eq!(take(number, one), Some((Part::Whole, Part::Whole)));
        }
        let of_domain_alone = Some((Part::Whole, Part::FirstHalf));
        assert_eq!(take(5, one), of_domain_alone);
        let other = from("203.0.113.8");
        assert_eq!(take(5, other), Some((Part::Whole, Part::Whole)));
        // Where links are followed there are people.
        for number in 0..3 {
            shares.followed(one, &format!("d{number}.example"));
        }
        assert_eq!(take(6, one), Some((Part::Whole, Part::Whole)));
    }

    #[test]
    fn row_635_what_is_remembered_is_bounded_and_nobody_makes_room_for_themselves() {
        let shares = Shares::default();
        let one = from("203.0.113.7");
        assert_eq!(granted(&shares, one, "post.example", 250, 0), 250);
        for number in 0..MANY + 10 {
            let domain = format!("d{number}.example");
            assert!(shares.take(from("203.0.113.8"), &domain, 0).is_some());
        }
        assert_eq!(shares.asked().len(), MANY);
        assert_eq!(shares.take(one, "post.example", 0), None);
    }
}
