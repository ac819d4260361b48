//! Numbers and dates by the habits of a language, which are those of Unicode CLDR. Times are UTC and
//! say so, since a server cannot know where its reader sits.

use super::{Argument, LANGUAGES, Language, t};
use chrono::{DateTime, Datelike, NaiveTime, Timelike, Utc};
use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter, NoCalendarFormatter,
    fieldsets::{T, Y, YM, YMD, YMDT},
    input::{Date, Time},
    options::{Length, TimePrecision},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// How a language writes what is counted and dated.
struct Habits {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    clock: NoCalendarFormatter<T>,
    number: DecimalFormatter,
}

thread_local! {
    // They cannot be shared between threads, and are too dear to be made for each word.
    static HABITS: RefCell<HashMap<&'static str, Option<Rc<Habits>>>> = RefCell::default();
}

/// The CLDR locale by which a language of ours writes: days come before months in English, since
/// most of its readers live outside the United States, and a day has 24 hours everywhere.
fn locale(tag: &str) -> Option<Locale> {
    let tag = match tag {
        "en" => "en-GB-u-hc-h23".to_owned(),
        "ar" => "ar-u-hc-h23-nu-arab".to_owned(),
        _ => format!("{tag}-u-hc-h23"),
    };
    tag.parse().ok()
}

impl Habits {
    fn of(tag: &'static str) -> Option<Rc<Self>> {
        HABITS.with_borrow_mut(|known| {
            let habits = known.entry(tag);
            habits
                .or_insert_with(|| Self::read(tag).map(Rc::new))
                .clone()
        })
    }

    fn read(tag: &str) -> Option<Self> {
        let locale = locale(tag)?;
        // In the middle length Arabic has digits alone, and Russian an abbreviation with a full stop.
        let length = match tag {
            "ar" | "ru" => Length::Long,
            _ => Length::Medium,
        };
        let moment = YMDT::for_length(length).with_time_precision(TimePrecision::Minute);
        Some(Self {
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::for_length(length))
                .ok()?,
            month: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                YM::for_length(Length::Long),
            )
            .ok()?,
            year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), Y::for_length(length))
                .ok()?,
            moment: FixedCalendarDateTimeFormatter::try_new((&locale).into(), moment).ok()?,
            clock: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok()?,
            number: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
        })
    }
}

/// Without the word for "year", which Russian abbreviates: sentences go on, or end, after a date.
fn plain(written: &str) -> String {
    written.replace("\u{202f}г.", "")
}

fn date(at: DateTime<Utc>) -> Option<Date<Gregorian>> {
    let day = |number: u32| u8::try_from(number).ok();
    Date::try_new_gregorian(at.year(), day(at.month())?, day(at.day())?).ok()
}

fn minute(at: &impl Timelike) -> Option<Time> {
    let part = |number: u32| u8::try_from(number).ok();
    Time::try_new(part(at.hour())?, part(at.minute())?, 0, 0).ok()
}

impl Language {
    /// A count with its groups parted: `3,208`.
    #[must_use]
    pub fn number(self, value: u64) -> String {
        Habits::of(self.tag).map_or_else(
            || value.to_string(),
            |habits| habits.number.format(&Decimal::from(value)).to_string(),
        )
    }

    /// A day with its year: `14 Oct 2026`, `2026年10月14日`.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> String {
        let written = || {
            Some(plain(
                &Habits::of(self.tag)?.day.format(&date(at)?).to_string(),
            ))
        };
        written().unwrap_or_else(|| at.format("%Y-%m-%d").to_string())
    }

    /// A month with its year: `October 2026`, `2026年10月`.
    #[must_use]
    pub fn month(self, at: DateTime<Utc>) -> String {
        let written = || {
            let habits = Habits::of(self.tag)?;
            Some(plain(&habits.month.format(&date(at)?).to_string()))
        };
        written().unwrap_or_else(|| at.format("%Y-%m").to_string())
    }

    /// A year: `2026`, `2026年`.
    #[must_use]
    pub fn year(self, at: DateTime<Utc>) -> String {
        let written = || {
            let habits = Habits::of(self.tag)?;
            Some(plain(&habits.year.format(&date(at)?).to_string()))
        };
        written().unwrap_or_else(|| at.format("%Y").to_string())
    }

    /// A day and a time: `18 Nov 2026, 04:10 UTC`.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        let written = || {
            let time = minute(&at)?;
            let date = date(at)?;
            let habits = Habits::of(self.tag)?;
            let clock = habits.clock.format(&time).to_string();
            let moment = icu_datetime::input::DateTime { date, time };
            let moment = plain(&habits.moment.format(&moment).to_string());
            // The zone belongs to the clock, which comes first in some languages.
            Some(moment.replacen(&clock, &format!("{clock} UTC"), 1))
        };
        written().unwrap_or_else(|| at.format("%Y-%m-%d %H:%M UTC").to_string())
    }

    /// What a clock shows: `18:30`, `18.30`.
    #[must_use]
    pub fn clock(self, at: NaiveTime) -> String {
        let written = || {
            let time = minute(&at)?;
            Some(Habits::of(self.tag)?.clock.format(&time).to_string())
        };
        written().unwrap_or_else(|| at.format("%H:%M").to_string())
    }

    /// A size in bytes, as downloads are labelled: `412 kB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        match bytes {
            0..1_000 => self.measured("size-bytes", bytes),
            1_000..1_000_000 => self.measured("size-kilobytes", bytes.div_ceil(1_000)),
            _ => self.measured("size-megabytes", bytes.div_ceil(1_000_000)),
        }
    }

    fn measured(self, unit: &str, count: u64) -> String {
        t(self, unit, &[("count", Argument::Count(count))])
    }
}

/// A count inside a sentence of the language that stands at that place of [`LANGUAGES`].
pub(super) fn number_at<const PLACE: usize>(value: u64) -> String {
    let language = LANGUAGES.get(PLACE).copied();
    language.map_or_else(|| value.to_string(), |language| language.number(value))
}
