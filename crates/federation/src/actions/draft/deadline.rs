//! When a deadline has passed.

use chrono::{DateTime, Datelike as _, NaiveDate};

/// Whether a text is a date (2027-01-31) or an RFC 3339 time, written as these are, of the years 1 to 9999.
pub(in crate::actions) fn is_date_or_time(text: &str) -> bool {
    deadline_millis(text).is_some()
}

/// Whether a deadline has passed by `now`, in milliseconds since 1970.
pub(in crate::actions) fn has_passed(deadline: Option<&str>, now: i64) -> bool {
    let deadline = deadline.and_then(deadline_millis);
    deadline.is_some_and(|deadline| deadline <= now)
}

/// When a deadline has passed, in milliseconds since 1970: a date lasts until it has ended
/// everywhere on earth, twelve hours after it ended in UTC.
fn deadline_millis(deadline: &str) -> Option<i64> {
    // The library also reads years with a sign, and months and days of one digit.
    let day = |date: NaiveDate| {
        let written = deadline.get(..10) == Some(date.to_string().as_str());
        (written && (1..=9999).contains(&date.year())).then_some(date)
    };
    if let Ok(time) = DateTime::parse_from_rfc3339(deadline) {
        return day(time.date_naive()).map(|_| time.timestamp_millis());
    }
    if deadline.len() != 10 {
        return None;
    }
    let date = day(NaiveDate::parse_from_str(deadline, "%Y-%m-%d").ok()?)?;
    let end = date.succ_opt()?.and_hms_opt(12, 0, 0)?;
    Some(end.and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::deadline_millis;

    #[test]
    fn a_date_lasts_until_it_has_ended_everywhere() {
        let noon_after = deadline_millis("2027-02-01T12:00:00Z");
        assert!(noon_after.is_some());
        assert_eq!(deadline_millis("2027-01-31"), noon_after);
        assert_eq!(deadline_millis("31 January"), None);
        for odd in [
            "2027-1-5",
            "7-1-1",
            "0000-01-01",
            "+12345-01-01",
            "-0044-03-15",
            "+2027-01-01",
            "0000-01-01T00:00:00Z",
            " 2027-01-05",
            "2027-01-05 ",
        ] {
            assert_eq!(deadline_millis(odd), None, "{odd}");
        }
        for date in ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59+01:00"] {
            assert!(deadline_millis(date).is_some(), "{date}");
        }
    }
}
