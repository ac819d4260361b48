//! A day of the calendar, as a date without a time.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A day, from 1970-01-01 to 9999-12-31; ordered as days are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// How long one is, in milliseconds: in UTC no clock is put forward or back.
pub(crate) const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long before UTC a day begins where it begins first (UTC+14), in milliseconds.
const FIRST_MILLIS: i64 = 14 * 60 * 60 * 1_000;

impl Day {
    /// Reads `YYYY-MM-DD` (RFC 3339, `full-date`).
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(place, byte)| match place {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return None;
        }
        let day = Self {
            year: text[..4].parse().ok()?,
            month: text[5..7].parse().ok()?,
            day: text[8..].parse().ok()?,
        };
        let sound = day.year >= 1970
            && (1..=12).contains(&day.month)
            && (1..=days_in(day.year, day.month)).contains(&day.day);
        sound.then_some(day)
    }

    /// The first and the last day of a month; `month` from 1.
    pub fn month(year: u16, month: u8) -> Option<(Self, Self)> {
        let first = Self::parse(&format!("{year:04}-{month:02}-01"))?;
        let day = days_in(year, month);
        Some((first, Self { day, ..first }))
    }

    /// Whole days from another day to this one; negative where the other is later.
    pub fn days_since(self, other: Self) -> i64 {
        (self.end_millis() - other.end_millis()) / DAY_MILLIS
    }

    /// Whether it has begun nowhere yet at `now`, in milliseconds since 1970: in which zone somebody lives, nobody
    /// here knows, and where days begin first, they do so fourteen hours before UTC.
    pub fn is_to_come(self, now: i64) -> bool {
        self.begin_millis() - FIRST_MILLIS > now
    }

    /// When it begins in UTC, in milliseconds since 1970.
    pub fn begin_millis(self) -> i64 {
        self.end_millis() - DAY_MILLIS
    }

    /// When it ends in UTC, in milliseconds since 1970.
    pub fn end_millis(self) -> i64 {
        // Days from civil: a year of March to February puts the leap day last.
        let (year, month) = match self.month {
            month @ 1..=2 => (i64::from(self.year) - 1, i64::from(month) + 9),
            month => (i64::from(self.year), i64::from(month) - 3),
        };
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let days = year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719_468;
        (days + 1) * DAY_MILLIS
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no day, such as 2027-06-30"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_to_come_until_it_has_begun_somewhere() {
        let (noon, hour) = (1_795_176_000_000, 60 * 60 * 1_000);
        let is_to_come = |day: &str, now: i64| Day::parse(day).unwrap().is_to_come(now);
        assert!(!is_to_come("2026-11-20", noon));
        // It has begun on Kiritimati at ten.
        assert!(is_to_come("2026-11-21", noon - 2 * hour - 1));
        assert!(!is_to_come("2026-11-21", noon - 2 * hour));
        assert!(is_to_come("2026-11-22", noon + 11 * hour));
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for bad in [
            "",
            "2027-6-30",
            "2027-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-01-32",
            "1969-12-31",
            "+027-01-01",
            "2027/01/01",
            "2100-02-29",
            "२०२७-01-01",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        let end = |text: &str| Day::parse(text).unwrap().end_millis();
        assert_eq!(end("1970-01-01"), DAY_MILLIS);
        assert_eq!(end("2000-02-29"), 951_868_800_000);
        assert_eq!(end("2026-11-20"), 1_795_219_200_000);
        // Every day is one day longer than the one before.
        let mut last = 0;
        for year in 1970..2110 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let text = format!("{year}-{month:02}-{day:02}");
                    if let Some(day) = Day::parse(&text) {
                        assert_eq!(day.end_millis(), last + DAY_MILLIS, "{text}");
                        assert_eq!(day.to_string(), text);
                        last = day.end_millis();
                    }
                }
            }
        }
    }
}
