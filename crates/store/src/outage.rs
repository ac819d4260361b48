//! What is tried every second and goes on failing, as all work does while the database is away, is said now and
//! then: a night of it would fill a log in which nobody finds how it began.

use std::time::{Duration, Instant};

/// How often what goes on is said again.
const AGAIN: Duration = Duration::from_secs(60);

/// When it was said last that something fails that is tried again and again.
#[derive(Debug, Default)]
pub struct Outage {
    said: Option<Instant>,
}

impl Outage {
    /// It has failed once more. Answers whether that is to be said: at first, and once a minute.
    pub fn fails(&mut self) -> bool {
        let is_due = self.said.is_none_or(|said| said.elapsed() >= AGAIN);
        if is_due {
            self.said = Some(Instant::now());
        }
        is_due
    }

    /// It works: the next time that it fails is said at once.
    pub fn is_over(&mut self) {
        self.said = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_said_once_a_minute_and_what_begins_at_once() {
        let mut outage = Outage::default();
        assert!(outage.fails());
        assert!(!outage.fails());
        outage.said = outage.said.and_then(|said| said.checked_sub(AGAIN));
        assert!(outage.fails());
        assert!(!outage.fails());
        outage.is_over();
        assert!(outage.fails());
    }
}
