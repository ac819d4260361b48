//! How often somebody may do something at once, and how long each time takes to be forgotten. Kept of whom it is for is
//! nothing but a time: the one until which they owe for what they did.

/// How often somebody may do something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowance {
    /// How often at once.
    pub(crate) at_once: i64,
    /// How long each takes to be forgotten, in milliseconds.
    pub(crate) each_millis: i64,
}

impl Allowance {
    /// What nobody ever owes more than, in milliseconds.
    pub(crate) const fn most_owed(self) -> i64 {
        self.at_once * self.each_millis
    }

    /// What is owed after one more, in milliseconds; none where that would be too much.
    pub(crate) fn one_more(self, owed: i64) -> Option<i64> {
        Some(owed + self.each_millis).filter(|owed| *owed <= self.most_owed())
    }
}

/// What is owed until a time, in milliseconds. A time further away than `most` was written by a clock that has been set
/// right since: nobody waits for that.
pub(crate) fn owed(until: i64, now: i64, most: i64) -> i64 {
    Some(until.saturating_sub(now))
        .filter(|owed| (0..=most).contains(owed))
        .unwrap_or(0)
}
