//! The large figure.

use crate::views::Besides;

/// The large figure and what stands beside it.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Organisations behind the current wording.
    pub organisations: u64,
    /// Organisations that signed an earlier one.
    pub earlier: u64,
    /// Whoever signed besides.
    pub besides: Besides,
    /// The next round number to reach, when the organiser shows one.
    pub next_mark: Option<u64>,
    /// Which day of the appeal it is, the day of publication being 1, while it is open.
    pub day: Option<u64>,
    /// Days until it closes, while it is open and not overdue.
    pub days_left: Option<u64>,
}

impl Standing {
    /// How many are missing to the next mark.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.next_mark
            .unwrap_or(0)
            .saturating_sub(self.organisations)
    }
}
