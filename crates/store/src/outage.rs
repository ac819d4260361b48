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
    /// How it went this time. Answers what is wrong where that is to be said: when it first fails, and once a minute. Once
    /// it works, the next time that it fails is the first.
    pub fn look<'a, T, E>(&mut self, went: &'a Result<T, E>) -> Option<&'a E> {
        let Err(error) = went else {
            self.over();
            return None;
        };
        let is_due = self.said.is_none_or(|said| said.elapsed() >= AGAIN);
        is_due.then(|| {
            self.said = Some(Instant::now());
            error
        })
    }

    /// It works again: for what then goes on for so long that nobody asks how it went until it fails.
    pub fn over(&mut self) {
        self.said = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_said_once_a_minute_and_what_begins_at_once() {
        let (fails, works) = (Err::<(), _>("away"), Ok::<_, &str>(()));
        let mut outage = Outage::default();
        assert_eq!(outage.look(&fails), Some(&"away"));
        assert_eq!(outage.look(&fails), None);
        outage.said = outage.said.and_then(|said| said.checked_sub(AGAIN));
        assert_eq!(outage.look(&fails), Some(&"away"));
        assert_eq!(outage.look(&fails), None);
        assert_eq!(outage.look(&works), None);
        assert_eq!(outage.look(&fails), Some(&"away"));
        outage.over();
        assert_eq!(outage.look(&fails), Some(&"away"));
    }
}
