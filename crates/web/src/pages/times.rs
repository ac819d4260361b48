//! Times as statements and rows carry them, for showing.

use crate::language::Language;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use undersigned_domain::{
    Content, Entry, Note, Statement, Status, attestation::Provenance, list::Origin,
};

pub use undersigned_views::times::{last_day, until, written};

/// Milliseconds since 1970.
#[must_use]
pub fn stored(millis: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis)
}

/// A `seq` or `since`: milliseconds since 1970, by the rule that every server follows.
#[must_use]
pub fn signed(millis: u64) -> Option<DateTime<Utc>> {
    stored(i64::try_from(millis).ok()?)
}

/// Hours and minutes, `18:30`, as a reader's language writes them; what is no such time stays as it is.
#[must_use]
pub fn clock(reader: Language, written: &str) -> String {
    let time = NaiveTime::parse_from_str(written, "%H:%M");
    time.map_or_else(|_| written.to_owned(), |time| reader.clock(time))
}

/// The last day to sign of an appeal that takes signatures; what it was does not matter afterwards.
#[must_use]
pub fn deadline(note: &Note) -> Option<DateTime<Utc>> {
    open_until(note.text.deadline.as_deref(), note.takes_signatures())
}

/// The same by what is known of a note in short.
#[must_use]
pub fn open_until(deadline: Option<&str>, takes_signatures: bool) -> Option<DateTime<Utc>> {
    deadline.filter(|_| takes_signatures).and_then(until)
}

/// When an appeal was closed, where it is, by its note and the `seq` of that.
#[must_use]
pub fn closed(note: &Note, seq: u64) -> Option<DateTime<Utc>> {
    note.closed_at(seq).and_then(signed)
}

/// Since when an appeal stands where it does, by its note and the `seq` of that.
#[must_use]
pub fn stands_since(note: &Note, seq: u64) -> Option<DateTime<Utc>> {
    match note.status {
        // Nothing changes it any more, but it is signed again under another key.
        Status::Withdrawn => first_said(note.updated.as_deref(), seq),
        _ => signed(note.stands_since(seq)),
    }
}

/// When a statement was signed, under whichever key first.
#[must_use]
pub fn said(statement: &Statement) -> Option<DateTime<Utc>> {
    first_said(statement.published.as_deref(), statement.seq)
}

/// When an attestation was said otherwise than it was listed first, where it was: from then on its author alone vouches for
/// what stands there, whatever was confirmed before. Of whoever signed a later wording since, by the link in its e-mail, that is
/// none: the attestation dates its signature with that moment.
#[must_use]
pub fn said_otherwise(statement: &Statement) -> Option<DateTime<Utc>> {
    let Content::Attestation(attestation) = &statement.content else {
        return None;
    };
    let at = said(statement)?;
    let listed = signed(attestation.since?)?;
    // Of what was said again under another key there is its written date alone, which is less exact.
    let inexact = match signed(statement.seq) == Some(at) {
        true => TimeDelta::zero(),
        false => TimeDelta::minutes(1),
    };
    let signed_then = |signed_at: DateTime<Utc>| {
        signed_at > listed && at.signed_duration_since(signed_at).abs() <= TimeDelta::minutes(1)
    };
    let signed_at = attestation.signed_at.as_deref().and_then(written);
    let is_otherwise =
        at.signed_duration_since(listed) > inexact && !signed_at.is_some_and(signed_then);
    is_otherwise.then_some(at)
}

/// When an entry was signed, for showing: as whoever attested it says, else the date of its own statement.
/// A time that was written by another clock than UTC is that of the day on which it was written there, as
/// in the list's files. When it was let in is another time.
#[must_use]
pub fn of_entry(entry: &Entry) -> Option<DateTime<Utc>> {
    let by_its_clock = |text: &str| match DateTime::parse_from_rfc3339(text) {
        Ok(time) => Some(time.naive_local().and_utc()),
        Err(_) => written(text),
    };
    let attested = entry.signed_at.as_deref().and_then(by_its_clock);
    attested.or_else(|| own_word(entry))
}

/// Whether that is when somebody typed an entry in, and not when it was signed: what came on paper, by e-mail
/// or in a list, of which no date was said. A form or a reply is attested as it is confirmed.
#[must_use]
pub fn is_entered(entry: &Entry) -> bool {
    let by_hand = matches!(
        entry.origin,
        Origin::Attested(Provenance::Paper | Provenance::Email | Provenance::Import)
    );
    by_hand && entry.signed_at.as_deref().and_then(written).is_none()
}

/// The moment of that, for comparing.
#[must_use]
pub fn signed_by(entry: &Entry) -> Option<DateTime<Utc>> {
    let attested = entry.signed_at.as_deref().and_then(written);
    attested.or_else(|| own_word(entry))
}

/// The date of an entry's own statement.
#[must_use]
pub fn own_word(entry: &Entry) -> Option<DateTime<Utc>> {
    first_said(entry.published.as_deref(), entry.said)
}

/// When something was said that has a date of its own: by that, where it is earlier than its `seq`, since
/// whoever changes keys signs all of it again, with a higher one. A `seq` has to rise, while any day at all may be
/// written as a date: nothing but what readers see depends on this.
fn first_said(dated: Option<&str>, seq: u64) -> Option<DateTime<Utc>> {
    let signed = signed(seq)?;
    let earlier = |dated: &DateTime<Utc>| {
        dated.timestamp() > 0 && signed.signed_duration_since(*dated) > TimeDelta::minutes(1)
    };
    let dated = dated.and_then(written).filter(earlier);
    Some(dated.unwrap_or(signed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_read_and_nonsense_is_not() {
        assert_eq!(
            written("2026-10-14T08:00:00+08:00").unwrap().to_rfc3339(),
            "2026-10-14T00:00:00+00:00"
        );
        assert!(written("2026-10-14").is_some());
        assert!(written("next week").is_none());
        assert!(signed(u64::MAX).is_none());
    }

    #[test]
    fn what_is_signed_again_was_said_when_it_was_said_first() {
        let seq = 1_796_169_600_123;
        let shown = |dated: &str| first_said(Some(dated), seq).unwrap().to_rfc3339();
        assert_eq!(shown("2026-11-12T08:00:00Z"), "2026-11-12T08:00:00+00:00");
        // The time of one and the same signature, a later one, and what no `seq` could say.
        for dated in [
            "2026-12-02T00:00:00Z",
            "2026-12-01T23:59:30Z",
            "2027-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "some time ago",
        ] {
            assert_eq!(shown(dated), "2026-12-02T00:00:00.123+00:00", "{dated}");
        }
        assert_eq!(first_said(None, seq), signed(seq));
    }

    #[test]
    fn an_entry_was_signed_on_the_day_that_was_written() {
        let mut entry = crate::pages::samples::entry(0);
        entry.signed_at = Some("2026-10-14T01:00:00+08:00".to_owned());
        assert_eq!(
            of_entry(&entry).unwrap().date_naive().to_string(),
            "2026-10-14"
        );
        assert_eq!(signed_by(&entry), written("2026-10-13T17:00:00Z"));
        entry.signed_at = Some("2026-03-04".to_owned());
        assert_eq!(of_entry(&entry), written("2026-03-04"));
    }

    #[test]
    fn what_came_without_a_date_was_entered_and_not_signed_then() {
        let mut entry = crate::pages::samples::entry(0);
        let entered = |entry: &Entry| is_entered(entry);
        entry.origin = Origin::OwnServer;
        assert!(!entered(&entry));
        for (way, by_hand) in [
            (Provenance::Paper, true),
            (Provenance::Email, true),
            (Provenance::Import, true),
            (Provenance::WebForm, false),
            (Provenance::FediverseAccount, false),
        ] {
            entry.origin = Origin::Attested(way);
            entry.signed_at = None;
            assert_eq!(entered(&entry), by_hand, "{way:?}");
            entry.signed_at = Some("some day".to_owned());
            assert_eq!(entered(&entry), by_hand, "{way:?}");
            entry.signed_at = Some("2026-10-14".to_owned());
            assert!(!entered(&entry), "{way:?}");
        }
    }
}
