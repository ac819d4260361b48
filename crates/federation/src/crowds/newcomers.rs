//! How many an open appeal lets in by itself within an hour from domains that were new to it then: whoever buys fifty
//! domains is not to have thousands of invented names on the list before anybody has looked.

use std::collections::{HashMap, VecDeque};

const HOUR: i64 = 60 * 60 * 1_000;
/// So many within an hour; the others wait for a person, or for an hour in which fewer come.
pub(super) const MAX_IN_HOUR: usize = 200;
/// How long it is told that some had to wait, in milliseconds: a day.
const TOLD_FOR: i64 = 24 * HOUR;

/// Those that were let in within the hour. In memory alone, and bounded by what it bounds.
#[derive(Debug, Default)]
pub(super) struct Newcomers {
    /// When, the first at the front.
    at: VecDeque<i64>,
    /// Their domains, by salted hash, and when the first of each came: those that follow it at once are new, too.
    young: HashMap<u64, i64>,
    /// How many of the last of them may not be stored after all.
    unsettled: usize,
    /// When there was no room last.
    full_at: Option<i64>,
}

/// Whether something is not older than that. What is of a time to come was noted by a clock that was ahead.
fn is_within(at: i64, now: i64, millis: i64) -> bool {
    (0..millis).contains(&now.saturating_sub(at))
}

impl Newcomers {
    /// Whether there is room for one of a domain, of which nobody was there before where it is the first; it is counted.
    pub fn room(&mut self, domain: u64, is_first: bool, now: i64) -> bool {
        let room = self.has_room(domain, is_first, now);
        if room && self.is_new(domain, is_first) {
            self.at.push_back(now);
            self.unsettled += 1;
            self.young.entry(domain).or_insert(now);
        }
        room
    }

    /// The same, and it is not counted.
    pub fn has_room(&mut self, domain: u64, is_first: bool, now: i64) -> bool {
        self.at.retain(|at| is_within(*at, now, HOUR));
        self.young.retain(|_, at| is_within(*at, now, HOUR));
        let room = !self.is_new(domain, is_first) || self.at.len() < MAX_IN_HOUR;
        if !room {
            self.full_at = Some(now);
        }
        room
    }

    /// Whether one of a domain is a newcomer: the first, or one that follows it at once.
    fn is_new(&self, domain: u64, is_first: bool) -> bool {
        is_first || self.young.contains_key(&domain)
    }

    /// Those that were counted are stored.
    pub fn settle(&mut self) {
        self.unsettled = 0;
    }

    /// They are not.
    pub fn undo(&mut self) {
        let left = self.at.len().saturating_sub(self.unsettled);
        self.at.truncate(left);
        self.unsettled = 0;
    }

    /// Whether some had to wait not long ago.
    pub fn were_many(&self, now: i64) -> bool {
        self.full_at.is_some_and(|at| is_within(at, now, TOLD_FOR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many are let in, of domains that begin with a number.
    fn let_in(newcomers: &mut Newcomers, first: u64, domains: u64, each: usize, now: i64) -> usize {
        let mut count = 0;
        for domain in first..first + domains {
            let mut of_domain = 0;
            for _ in 0..each {
                of_domain += usize::from(newcomers.room(domain, of_domain == 0, now));
            }
            count += of_domain;
        }
        count
    }

    #[test]
    fn row_843_fifty_new_domains_do_not_fill_a_list_in_an_hour() {
        let mut newcomers = Newcomers::default();
        assert_eq!(let_in(&mut newcomers, 0, 3, 10, 0), 30);
        assert!(!newcomers.were_many(0));
        assert_eq!(let_in(&mut newcomers, 3, 50, 100, 1), MAX_IN_HOUR - 30);
        assert!(newcomers.were_many(1));
        // Who is of a domain that was there before is none of them.
        assert!(newcomers.room(1_000, false, 2));
        // The next hour has as many, and it is told for a day.
        assert_eq!(let_in(&mut newcomers, 100, 50, 100, HOUR + 1), MAX_IN_HOUR);
        assert!(newcomers.were_many(2 * HOUR));
        assert!(!newcomers.were_many(HOUR + 1 + TOLD_FOR));
    }

    #[test]
    fn whether_there_would_be_room_takes_nobodys() {
        let mut newcomers = Newcomers::default();
        assert!((0..1_000).all(|domain| newcomers.has_room(domain, true, 0)));
        assert!(!newcomers.were_many(0));
        assert_eq!(let_in(&mut newcomers, 0, 300, 1, 0), MAX_IN_HOUR);
        assert!(!newcomers.has_room(1_000, true, 0));
        assert!(newcomers.has_room(1_000, false, 0), "its domain is not new");
        assert!(newcomers.has_room(1_000, true, HOUR));
    }

    #[test]
    fn what_was_not_stored_takes_nobodys_room() {
        let mut newcomers = Newcomers::default();
        assert_eq!(let_in(&mut newcomers, 0, 150, 1, 0), 150);
        newcomers.settle();
        assert_eq!(let_in(&mut newcomers, 150, 150, 1, 1), 50);
        newcomers.undo();
        assert_eq!(let_in(&mut newcomers, 150, 150, 1, 2), 50);
    }

    #[test]
    fn a_clock_that_was_ahead_holds_nobody_up() {
        let mut newcomers = Newcomers::default();
        assert_eq!(let_in(&mut newcomers, 0, 300, 1, 9 * HOUR), MAX_IN_HOUR);
        assert_eq!(let_in(&mut newcomers, 0, 300, 1, 0), MAX_IN_HOUR);
        assert!(newcomers.at.len() <= MAX_IN_HOUR && newcomers.young.len() <= MAX_IN_HOUR);
    }
}
