//! How a list grew.

use crate::pages::times;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;
use undersigned_domain::{CoSignerList, attestation::SignerKind};

/// Organisations that came onto the list on one day and stand there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// When the last of them did.
    pub at: DateTime<Utc>,
    /// How many.
    pub joined: u64,
}

/// Organisations by the day they were let in, oldest first.
#[must_use]
pub fn of(list: &CoSignerList) -> Vec<Day> {
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for entry in &list.entries {
        let counted = entry.kind == SignerKind::Organisation && !entry.contested;
        if let Some(at) = times::signed(entry.since).filter(|_| counted) {
            let day = days.entry(at.date_naive()).or_insert(Day { at, joined: 0 });
            day.at = day.at.max(at);
            day.joined += 1;
        }
    }
    days.into_values().collect()
}

/// The last day of each stretch of time with how many organisations stood on the list by then.
/// Stretches are days where few enough have passed, else so many days that `most` suffice.
#[must_use]
pub fn growth(days: &[Day], most: u64) -> Vec<(NaiveDate, u64)> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Vec::new();
    };
    let (first, last) = (first.at.date_naive(), last.at.date_naive());
    let passed = u64::try_from(last.signed_duration_since(first).num_days()).unwrap_or(0) + 1;
    let stretch = passed.div_ceil(most.max(1));
    let mut grown: Vec<(NaiveDate, u64)> = Vec::new();
    let (mut days, mut total) = (days.iter().peekable(), 0);
    let mut begin = first;
    while begin <= last {
        let Some(next) = begin.checked_add_days(Days::new(stretch)) else {
            break;
        };
        while let Some(day) = days.next_if(|day| day.at.date_naive() < next) {
            total += day.joined;
        }
        grown.push((next.pred_opt().unwrap_or(next).min(last), total));
        begin = next;
    }
    grown
}
