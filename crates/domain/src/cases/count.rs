//! Counting days.

use super::{CaseState, Entry, Track};
use crate::people::Day;

/// For how many days something has lasted, or lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// What.
    pub state: CaseState,
    /// How many days.
    pub days: u64,
    /// Whether it may be more: it is not known when it began.
    pub at_least: bool,
    /// Whether it is not known when it ended, so that it may be fewer.
    pub about: bool,
    /// Whether it lasts.
    pub lasts: bool,
}

/// The newest stretch of each track, of entries that stand in their order. A stretch begins with
/// the first entry of its state and ends with the next entry that ends its track; what comes in
/// between (charged, on trial, transferred) interrupts nothing, nor does the same state once more.
pub fn counts(entries: &[Entry<'_>], today: Day) -> Vec<Count> {
    [Track::Liberty, Track::Food]
        .into_iter()
        .filter_map(|track| newest_stretch(entries, track, today))
        .collect()
}

fn newest_stretch(entries: &[Entry<'_>], track: Track, today: Day) -> Option<Count> {
    let mut began: Option<&Entry<'_>> = None;
    let mut ended: Option<&Entry<'_>> = None;
    for entry in entries.iter().filter(|entry| entry.latest() <= today) {
        let state = entry.change.state;
        if state.counted() == Some(track) {
            let goes_on = ended.is_none() && began.is_some_and(|began| began.change.state == state);
            if !goes_on {
                began = Some(entry);
                ended = None;
            }
        } else if state.ends(track) && ended.is_none() {
            ended = Some(entry);
        }
    }
    let began = began?;
    let until = ended.map_or(today, Entry::latest);
    let days = u64::try_from(until.days_since(began.latest())).unwrap_or(0);
    Some(Count {
        state: began.change.state,
        days,
        at_least: !began.is_exact(),
        about: ended.is_some_and(|ended| !ended.is_exact()),
        lasts: ended.is_none(),
    })
}
