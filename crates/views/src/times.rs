//! Times as people write them.

use chrono::{DateTime, NaiveDate, Utc};

/// A time as somebody wrote it: RFC 3339, or a day alone. None where it is neither.
#[must_use]
pub fn written(text: &str) -> Option<DateTime<Utc>> {
    let day = || {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        Some(day.and_hms_opt(0, 0, 0)?.and_utc())
    };
    match DateTime::parse_from_rfc3339(text) {
        Ok(time) => Some(time.to_utc()),
        Err(_) => day(),
    }
}

/// The day that a deadline lasts to the end of, as somebody wrote it: a day alone, or the last second of
/// one where they are. None for a moment within a day.
#[must_use]
pub fn last_day(deadline: &str) -> Option<NaiveDate> {
    let alone = NaiveDate::parse_from_str(deadline, "%Y-%m-%d").ok();
    let ends_a_day = || deadline.contains("T23:59:59") && written(deadline).is_some();
    alone.or_else(|| deadline.get(..10).filter(|_| ends_a_day())?.parse().ok())
}

/// A deadline for showing: the same day everywhere, the calendar included, where it is a day.
#[must_use]
pub fn until(deadline: &str) -> Option<DateTime<Utc>> {
    match last_day(deadline) {
        Some(day) => Some(day.and_hms_opt(0, 0, 0)?.and_utc()),
        None => written(deadline),
    }
}
