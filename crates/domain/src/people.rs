//! People who sign an appeal on its organiser's server: on which terms, what of them is shown, and
//! which numbers may be said. Pure; nothing of it is a statement, and nothing of it leaves.

mod day;
mod regions;
mod shown;
mod terms;

pub(crate) use day::DAY_MILLIS;
pub use day::Day;
pub use regions::{CHANGES, Published, Regions, STEP, renewed};
pub use shown::Shown;
pub use terms::{Consent, MAX_CONSENT, Terms, TermsFault};

/// Longest name, first name, place and occupation, in characters.
pub const MAX_LINE: usize = 120;
/// Longest message, in characters.
pub const MAX_MESSAGE: usize = 1_000;
