//! Meetings: the times of their zone, and what becomes of who has registered when one is published,
//! put off or taken back.

use super::schedule::{When, Zone};
use crate::{FederationError, error::Result, replica::Change};
use chrono::{DateTime, SecondsFormat, Utc};
use undersigned_domain::{
    Dispatch, Fault,
    dispatch::{Event, EventStatus, Moment, Words},
};
use undersigned_store::{Transaction, registrations};

/// How long after a meeting who registered is kept, in milliseconds: thirty days. The form says so.
pub const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// How long after it was last said that a meeting is postponed it counts as over, in milliseconds: half a
/// year. Its old date says nothing about when it will be, and whoever registered comes to the new one.
const POSTPONED_MILLIS: i64 = 180 * 24 * 60 * 60 * 1_000;

/// A moment as the clocks of a zone show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    /// `2026-12-04`
    pub date: String,
    /// `18:30`
    pub time: String,
}

impl Local {
    /// What the clocks of a zone show at a moment.
    #[must_use]
    pub fn of(at: DateTime<Utc>, zone: Zone) -> Option<Self> {
        let shown = zone.shown(at)?;
        Some(Self {
            date: shown.format("%Y-%m-%d").to_string(),
            time: shown.format("%H:%M").to_string(),
        })
    }
}

/// A moment in UTC, as it is signed, from what the clocks of a zone show.
///
/// # Errors
/// [`FederationError::Invalid`] `time_form`, `time_skipped`.
pub fn in_utc(local: &Local, zone: Zone) -> Result<String> {
    let when = When {
        local: format!("{}T{}", local.date, local.time),
        zone,
    };
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(when.moment()?)
        .ok_or_else(|| FederationError::invalid("time_form", "there is no such time"))?;
    Ok(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// What the clocks of a zone show at a moment in UTC.
#[must_use]
pub fn in_zone(utc: &str, zone: &str) -> Option<Local> {
    let at = DateTime::parse_from_rfc3339(utc).ok()?;
    Local::of(at.to_utc(), Zone::named(zone)?)
}

/// Whether there is the zone in which it takes place, so that whoever reads it knows the time.
pub(super) fn check_zone(event: &Event) -> Result<(), Fault> {
    match Zone::named(&event.zone) {
        Some(_) => Ok(()),
        None => Err(Fault::Member("timezone")),
    }
}

/// Whether it is said of a meeting that it took place, and it has not begun.
#[must_use]
pub fn is_held_before(event: &Event, now: i64) -> bool {
    let begins = event.begins().map(Moment::millis);
    event.status == EventStatus::Held && begins.is_some_and(|begins| now < begins)
}

/// Nobody signs that a meeting took place which is still to come.
pub(super) fn check_held(event: &Event, now: i64) -> Result<()> {
    match is_held_before(event, now) {
        true => Err(FederationError::invalid(
            "not_held_yet",
            "it has not begun; say that it took place once it did",
        )),
        false => Ok(()),
    }
}

/// When who has registered for a meeting is forgotten that was last said at a time, in milliseconds since
/// 1970.
pub(super) fn forget_at(event: &Event, said_at: i64) -> i64 {
    let over_at = event.over_at().unwrap_or(said_at);
    let over_at = match event.status {
        EventStatus::Postponed => over_at.max(said_at.saturating_add(POSTPONED_MILLIS)),
        EventStatus::Planned | EventStatus::Cancelled | EventStatus::Held => over_at,
    };
    over_at.saturating_add(KEPT_MILLIS)
}

/// A meeting was published, or is said anew: who has registered is kept for as long as the new time
/// says.
pub(super) async fn was_said(change: &Change, name: &str, said: &Dispatch) -> Result<()> {
    if let Words::Event(event) = &said.words {
        let at = forget_at(event, i64::try_from(said.seq).unwrap_or(i64::MAX));
        registrations::forget_at(&change.transaction, change.appeal.id, name, at).await?;
    }
    Ok(())
}

/// A meeting was taken back: nobody has registered for it any more.
pub(super) async fn was_taken_back(
    transaction: &Transaction,
    appeal_id: i64,
    name: &str,
) -> Result<()> {
    registrations::forget(transaction, appeal_id, name).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(date: &str, time: &str) -> Local {
        Local {
            date: date.to_owned(),
            time: time.to_owned(),
        }
    }

    #[test]
    fn the_clocks_of_a_zone_and_utc_say_the_same() {
        let said = local("2026-12-04", "18:30");
        let utc = in_utc(&said, Zone::named("Europe/Berlin").unwrap()).unwrap();
        assert_eq!(utc, "2026-12-04T17:30:00Z");
        assert_eq!(in_zone(&utc, "Europe/Berlin"), Some(said));
        let there = local("2026-12-05", "01:30");
        assert_eq!(in_zone(&utc, "Asia/Hong_Kong"), Some(there));
    }

    #[test]
    fn who_registered_for_a_postponed_meeting_is_kept_for_a_new_date() {
        let day = 24 * 60 * 60 * 1_000;
        let begins = 1_796_405_400_000;
        let meeting = |status: EventStatus| Event {
            start: "2026-12-04T17:30:00Z".into(),
            status,
            ..Event::default()
        };
        let planned = forget_at(&meeting(EventStatus::Planned), begins - 10 * day);
        assert_eq!(planned, begins + 31 * day);
        for status in [EventStatus::Cancelled, EventStatus::Held] {
            assert_eq!(forget_at(&meeting(status), begins + 10 * day), planned);
        }
        // Said before its old date or after, a new one has half a year to come.
        let postponed = meeting(EventStatus::Postponed);
        for said_at in [begins - 10 * day, begins + 10 * day] {
            assert_eq!(forget_at(&postponed, said_at), said_at + 210 * day);
        }
        // Never earlier than as it was planned.
        assert_eq!(forget_at(&postponed, begins - 300 * day), planned);
    }

    #[test]
    fn what_is_no_time_or_zone_is_none() {
        assert!(in_utc(&local("2026-12-04", "soon"), Zone::UTC).is_err());
        assert_eq!(in_zone("soon", "Europe/Berlin"), None);
        assert_eq!(in_zone("2026-12-04T17:30:00Z", "Berlin"), None);
    }
}
