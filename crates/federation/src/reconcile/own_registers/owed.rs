//! What this server would have signed by itself while the words of its organisations were read, and has to make up for.

use super::Reading;
use std::sync::atomic::Ordering;

/// It is made up for, by whoever has this. Where that breaks off, because the database fails or nobody waits for it any
/// longer, somebody else does it the next time.
pub(super) struct Owed<'a> {
    reading: &'a Reading,
    is_paid: bool,
}

impl<'a> Owed<'a> {
    /// What was held back, if anything was, or `may_be` owed in any case.
    pub(super) fn take(reading: &'a Reading, may_be: bool) -> Option<Self> {
        let was_held_back = reading.held_back.swap(false, Ordering::Relaxed);
        match was_held_back || may_be {
            // Not made where it is not wanted: it would be owed from then on.
            true => Some(Self {
                reading,
                is_paid: false,
            }),
            false => None,
        }
    }

    /// It was made up for.
    pub(super) fn paid(mut self) {
        self.is_paid = true;
    }
}

impl Drop for Owed<'_> {
    fn drop(&mut self) {
        if !self.is_paid {
            self.reading.held_back.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Owed, Reading};

    #[test]
    fn what_breaks_off_is_owed_still() {
        let reading = Reading::default();
        let nothing = Owed::take(&reading, false);
        assert!(nothing.is_none() && Owed::take(&reading, false).is_none());
        for is_first in [true, false] {
            let owed = Owed::take(&reading, is_first);
            // As where the database fails before the end.
            drop(owed.expect("it is to be done"));
        }
        let owed = Owed::take(&reading, false).expect("it was not done");
        owed.paid();
        assert!(Owed::take(&reading, false).is_none());
    }
}
