//! A day and a time as somebody chose them, and the moment that is meant.

use super::Zone;
use crate::{FederationError, error::Result};
use chrono::{Datelike as _, NaiveDateTime};

/// A day, a time and the zone of both, as somebody chose them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// `2026-12-01T09:00`
    pub local: String,
    /// Whose clocks show it.
    pub zone: Zone,
}

impl When {
    /// The moment, in milliseconds since 1970. Of a time that a clock shows twice it is the first.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `time_form`, `time_skipped`.
    pub(crate) fn moment(&self) -> Result<i64> {
        let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
        let read = |form: &&str| {
            let read = NaiveDateTime::parse_from_str(&self.local, form).ok();
            read.filter(|local| (1..10_000).contains(&local.year()))
        };
        let local = forms.iter().find_map(read).ok_or_else(|| {
            FederationError::invalid(
                "time_form",
                "write day and time as 2026-12-01T09:00, as the clocks of the zone show them",
            )
        })?;
        self.zone.moment(local).ok_or_else(|| {
            FederationError::invalid(
                "time_skipped",
                "clocks are put forward over that time in this zone; choose another",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{When, Zone};

    fn millis(local: &str, zone: &str) -> Result<i64, &'static str> {
        let when = When {
            local: local.into(),
            zone: Zone::named(zone).unwrap(),
        };
        when.moment().map_err(|error| error.code())
    }

    #[test]
    fn a_time_is_that_of_its_zone() {
        let utc = millis("2026-12-01T08:00", "UTC");
        assert!(utc.is_ok());
        assert_eq!(millis("2026-12-01T09:00", "Europe/Berlin"), utc);
        assert_eq!(millis("2026-12-01T16:00:00", "Asia/Hong_Kong"), utc);
    }

    #[test]
    fn clocks_that_are_put_back_or_forward_are_minded() {
        let early = millis("2026-10-25T00:30", "UTC");
        assert_eq!(millis("2026-10-25T02:30", "Europe/Berlin"), early);
        assert_eq!(
            millis("2026-03-29T02:30", "Europe/Berlin"),
            Err("time_skipped")
        );
    }

    #[test]
    fn what_is_no_time_is_said_to_be_none() {
        for local in [
            "",
            "tomorrow",
            "2026-13-01T09:00",
            "2026-12-01",
            "2026-12-01T25:00",
            "+12026-12-01T09:00",
        ] {
            assert_eq!(millis(local, "UTC"), Err("time_form"), "{local}");
        }
    }
}
