//! When a meeting is: moments in UTC, and times of day.

use crate::people::Day;

/// A moment to the second, in UTC, written in one way only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

impl Moment {
    /// Reads `2026-12-04T17:30:00Z`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let time = rest.strip_suffix('Z')?;
        let day_begins = Day::parse(date)?.begin_millis();
        let [hour, minute, second] = numbers(time)?;
        let sound = hour < 24 && minute < 60 && second < 60;
        sound.then(|| Self(day_begins + (hour * 3_600 + minute * 60 + second) * 1_000))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }
}

/// Three numbers of two digits each, with colons between them.
fn numbers(text: &str) -> Option<[i64; 3]> {
    let mut parts = text.split(':');
    let mut next = || {
        let part = parts.next()?;
        let shaped = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        shaped.then(|| part.parse::<i64>().ok()).flatten()
    };
    let read = [next()?, next()?, next()?];
    parts.next().is_none().then_some(read)
}

/// Whether a text is a time of day, `HH:MM`.
pub(super) fn is_time(text: &str) -> bool {
    numbers(&format!("{text}:00")).is_some_and(|[hour, minute, _]| hour < 24 && minute < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_one_way_only() {
        let millis = |text: &str| Moment::parse(text).map(Moment::millis);
        assert_eq!(millis("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(millis("2000-02-29T12:34:56Z"), Some(951_827_696_000));
        for bad in [
            "",
            "T",
            "2026-12-04",
            "2026-12-04T17:30Z",
            "2026-12-04T17:30:00",
            "2026-12-04T17:30:00+01:00",
            "2026-12-04T17:30:00.5Z",
            "2026-12-04T17:30:0é",
            "2026-12-04t17:30:00z",
            "2026-12-04T24:00:00Z",
            "2026-12-04T17:60:00Z",
            "2026-12-04T17:30:60Z",
            "2026-12-04T7:30:00Z",
            "2026-12-04T17:30:00:00Z",
            "2026-02-30T17:30:00Z",
            "2026-13-01T17:30:00Z",
            "2026-00-01T17:30:00Z",
            "1969-12-31T23:59:59Z",
            "+026-12-04T17:30:00Z",
            "2026-12-04T+1:30:00Z",
        ] {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
    }
}
