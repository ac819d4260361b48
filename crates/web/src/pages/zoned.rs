//! When a ballot closes and until when it is opened, as the clocks show it where that was chosen, with UTC beside: who votes
//! may be anywhere.

use crate::{
    language::{Language, ToArgument as _, t},
    pages::times,
};
use chrono::{DateTime, Utc};
use undersigned_federation::actions::schedule::Zone;

/// A moment in milliseconds since 1970, in words to be put into a sentence: in a zone and in UTC. In UTC alone where no zone was
/// said, where this server knows none of that name, and where its clocks show no other time.
#[must_use]
pub fn words(reader: Language, millis: u64, zone: Option<&str>) -> Option<String> {
    let at = times::signed(millis)?;
    Some(in_zone(reader, at, zone).unwrap_or_else(|| reader.moment(at)))
}

fn in_zone(reader: Language, at: DateTime<Utc>, zone: Option<&str>) -> Option<String> {
    let zone = Zone::named(zone?).filter(|zone| !zone.has_rules_of(Zone::UTC))?;
    let shown = zone.shown(at)?;
    Some(t(
        reader,
        "ballot-moment",
        &[
            ("day", reader.day(shown.and_utc()).argument()),
            ("time", reader.clock(shown.time()).argument()),
            ("zone", zone.name().argument()),
            ("utc", reader.moment(at).argument()),
        ],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    /// 30 November 2026, 18:30 UTC.
    const AT: u64 = 1_796_063_400_000;

    #[test]
    fn a_moment_is_told_in_its_zone_and_in_utc() {
        let english = Language::from_tag("en").unwrap();
        // It is another day there.
        let there = words(english, AT, Some("Asia/Kolkata")).unwrap();
        for part in ["1 Dec", "00:00", "Asia/Kolkata", "30 Nov", "18:30 UTC"] {
            assert!(there.contains(part), "{part}: {there}");
        }
        for language in LANGUAGES {
            let there = words(*language, AT, Some("Asia/Kolkata")).unwrap();
            let utc = language.moment(times::signed(AT).unwrap());
            assert!(there.contains("Asia/Kolkata"), "{there}");
            assert!(there.contains(&utc), "{there}");
        }
    }

    #[test]
    fn without_a_zone_that_is_known_a_moment_is_told_in_utc_alone() {
        let english = Language::from_tag("en").unwrap();
        let utc = english.moment(times::signed(AT).unwrap());
        for zone in [None, Some("UTC"), Some("Etc/UTC"), Some("Said/by_whoever")] {
            assert_eq!(words(english, AT, zone).as_ref(), Some(&utc), "{zone:?}");
        }
        assert_eq!(words(english, u64::MAX, Some("Asia/Kolkata")), None);
    }
}
