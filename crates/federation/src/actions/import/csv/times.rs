//! When somebody signed, as forms and spreadsheets write it.

use super::Sheet;
use crate::actions::{
    draft::is_date_or_time,
    import::{report::ReadDay, table::Field},
};
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::collections::BTreeSet;

/// How forms write a time; without a zone it is taken for UTC.
const OF_FORMS: &str = "%Y/%m/%d %I:%M:%S %p";
/// How spreadsheets do, which know no zone.
const OF_SPREADSHEETS: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
];
/// Days alone.
const DAYS: [&str; 2] = ["%Y-%m-%d", "%Y/%m/%d"];
/// Days with the year behind. They are read where only one of the two numbers can be the month, or the column
/// tells which is.
const DAYS_FIRST: [&str; 2] = ["%d/%m/%Y", "%d.%m.%Y"];
const MONTHS_FIRST: [&str; 2] = ["%m/%d/%Y", "%m.%d.%Y"];
/// What may stand behind such a day.
const HOURS: [&str; 4] = ["%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p"];

/// How the days of a column are written: some people put a stroke between the numbers, others a point, and they may mean
/// different ones by the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Orders {
    strokes: Order,
    points: Order,
}

impl Orders {
    /// What a column that says this tells of each.
    pub fn of(said: &[(u64, String)]) -> Self {
        let (points, strokes): (Vec<&str>, Vec<&str>) = said
            .iter()
            .map(|(_, said)| said.as_str())
            .partition(|said| has_points(said));
        Self {
            strokes: Order::of(&strokes),
            points: Order::of(&points),
        }
    }

    /// The one in which a day is written.
    fn of_day(self, said: &str) -> Order {
        match has_points(said) {
            true => self.points,
            false => self.strokes,
        }
    }
}

/// Whether points stand between the numbers of a day.
fn has_points(said: &str) -> bool {
    said.contains('.')
}

/// Whether days or months stand first where both can be meant, as in `01/11/2026`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    /// Nothing tells.
    #[default]
    Unknown,
    /// Days.
    Days,
    /// Months.
    Months,
}

impl Order {
    /// The order of some days: where some of them can only be meant in one, and none only in the other.
    fn of(said: &[&str]) -> Self {
        let read = said.iter().filter_map(|said| days_of(said));
        let (mut days, mut months) = (false, false);
        for (by_days, by_months) in read {
            days |= by_months.is_none();
            months |= by_days.is_none();
        }
        match (days, months) {
            (true, false) => Self::Days,
            (false, true) => Self::Months,
            _ => Self::Unknown,
        }
    }
}

/// A time as forms write it (`2015/12/08 10:21:12 PM GMT+8`), or RFC 3339, as RFC 3339 in UTC. Where
/// nobody says how far a time is from UTC, the day alone is kept.
pub(super) fn time(text: &str, orders: Orders) -> Option<String> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        // In UTC it may be of another year, and one that cannot be meant.
        return Some(crate::clock::rfc3339(time.to_utc())).filter(|said| is_date_or_time(said));
    }
    // A day alone is kept as one: it may be another day in UTC.
    let parsed = |form: &&str| NaiveDate::parse_from_str(text, form).ok();
    if let Some(found) = DAYS.iter().find_map(parsed) {
        return day(found);
    }
    if let Some(found) = day_meant(text, orders.of_day(text)) {
        return day(found);
    }
    let (local, zone) = match text.rsplit_once(' ') {
        Some((local, zone)) if is_zone(zone) => (local, Some(zone)),
        _ => (text, None),
    };
    let of_form = NaiveDateTime::parse_from_str(local, OF_FORMS).ok();
    let of_spreadsheet = || {
        let parsed = |form: &&str| NaiveDateTime::parse_from_str(local, form).ok();
        OF_SPREADSHEETS.iter().find_map(parsed)
    };
    let written = of_form.or_else(of_spreadsheet)?;
    let offset = match zone {
        None => of_form.map(|_| TimeDelta::zero()),
        // What other words of zones mean depends on where they are said.
        Some(zone) => match zone
            .strip_prefix("GMT")
            .or_else(|| zone.strip_prefix("UTC"))
        {
            Some(offset) => Some(offset_of(offset)?),
            None => None,
        },
    };
    match offset {
        // Whoever wrote the list wrote the offset too: it may lead out of all years.
        Some(offset) => Some(crate::clock::rfc3339(
            written.and_utc().checked_sub_signed(offset)?,
        )),
        None => day(written.date()),
    }
}

/// Whether nothing but days and times stands in a column.
pub(in crate::actions::import) fn are_times(below: &[&str]) -> bool {
    let is_time = |cell: &&str| days_of(cell).is_some() || time(cell, Orders::default()).is_some();
    !below.is_empty() && below.iter().all(is_time)
}

/// A day with its year behind, as `13/05/2026 10:00:00` and `5/13/2026`, where nobody reads another day, or the
/// order is known.
fn day_meant(text: &str, order: Order) -> Option<NaiveDate> {
    match (days_of(text)?, order) {
        ((Some(day), Some(month)), Order::Unknown) => (day == month).then_some(day),
        ((day, month), Order::Months) => month.or(day),
        ((day, month), Order::Days | Order::Unknown) => day.or(month),
    }
}

/// The same read with days first, and with months first; none where it is neither.
fn days_of(text: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let (day, hours) = text.split_once(' ').unwrap_or((text, ""));
    let is_time = |form: &&str| NaiveTime::parse_from_str(hours, form).is_ok();
    if !hours.is_empty() && !HOURS.iter().any(is_time) {
        return None;
    }
    let read = |forms: [&str; 2]| {
        let parsed = |form: &&str| NaiveDate::parse_from_str(day, form).ok();
        forms.iter().find_map(parsed)
    };
    match (read(DAYS_FIRST), read(MONTHS_FIRST)) {
        (None, None) => None,
        both => Some(both),
    }
}

/// A day of a year that can be meant: `08-12-15` is none of the year 8.
fn day(day: NaiveDate) -> Option<String> {
    let can_be_meant = (1900..=9999).contains(&day.year());
    can_be_meant.then(|| day.format("%Y-%m-%d").to_string())
}

fn is_zone(word: &str) -> bool {
    let is_abbreviation =
        || matches!(word.len(), 3..=5) && word.bytes().all(|b| b.is_ascii_uppercase());
    word.starts_with("GMT") || word.starts_with("UTC") || is_abbreviation()
}

/// What follows `GMT`: nothing, or hours, and minutes where a zone has them (`+5:30`).
fn offset_of(text: &str) -> Option<TimeDelta> {
    if text.is_empty() {
        return Some(TimeDelta::zero());
    }
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let minutes = minutes.parse::<u8>().ok().filter(|minutes| *minutes < 60)?;
    let minutes = match hours.starts_with('-') {
        true => -i64::from(minutes),
        false => i64::from(minutes),
    };
    let hours = TimeDelta::try_hours(hours.parse().ok()?)?;
    hours.checked_add(&TimeDelta::try_minutes(minutes)?)
}

impl Sheet<'_> {
    /// The days that can be meant in two ways and were read as others of the column show: the first of each sign between
    /// the numbers.
    pub(in crate::actions::import) fn days_read(&self) -> Vec<ReadDay> {
        let said = self.filled(Field::Timestamp).into_iter();
        let read = said.filter_map(|(_, written)| {
            let day = time(&written, self.orders)?;
            let alone = time(&written, Orders::default());
            alone.is_none().then_some(ReadDay { written, day })
        });
        let (points, strokes): (Vec<ReadDay>, Vec<ReadDay>) =
            read.partition(|one| has_points(&one.written));
        let first = [strokes, points].into_iter();
        first.filter_map(|all| all.into_iter().next()).collect()
    }

    /// The lines that say when somebody signed in a way that is not read here.
    pub(in crate::actions::import) fn times_not_read(&self) -> BTreeSet<u64> {
        let said = self.filled(Field::Timestamp).into_iter();
        let not_read = said.filter(|(_, said)| time(said, self.orders).is_none());
        not_read.map(|(line, _)| line).collect()
    }
}
