//! Time zones by the names that people give them: mostly that of a city.

use super::Zone;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Most names that are offered to somebody whose zone is not known.
const OFFERED: usize = 6;
/// Letters that a name has in common with the beginning of another that may be meant.
const ALIKE: usize = 4;

/// Names of all time zones.
pub fn zones() -> impl Iterator<Item = &'static str> {
    Zone::all().map(Zone::name)
}

/// Which zone somebody means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// This one.
    Zone(Zone),
    /// One of these: the name is that of several.
    OneOf(Vec<&'static str>),
    /// There is none of that name; these have one like it.
    Unknown(Vec<&'static str>),
}

/// Reads `Europe/Berlin`, or `Berlin` where only one zone has that city's name, whatever its case,
/// accents and spaces.
#[must_use]
pub fn meant(typed: &str) -> Meant {
    if let Some(zone) = Zone::named(typed.trim()) {
        return Meant::Zone(zone);
    }
    let wanted = folded(typed);
    // A city of a region goes before a country by itself: `Hongkong` is an old name of
    // `Asia/Hong_Kong`.
    let (regions, alone): (Vec<Zone>, Vec<Zone>) = Zone::all()
        .filter(|zone| wanted == folded(city(*zone)) || wanted == folded(zone.name()))
        .partition(|zone| zone.name().contains('/'));
    let found = match regions.is_empty() {
        true => alone,
        false => regions,
    };
    match found.as_slice() {
        [only] => Meant::Zone(*only),
        [] => Meant::Unknown(alike(&wanted)),
        several => Meant::OneOf(several.iter().map(|zone| zone.name()).collect()),
    }
}

/// The last part of a name.
fn city(zone: Zone) -> &'static str {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name)
}

/// Letters and digits alone, small and without accents.
fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Zones whose city is called nearly so: one name holds the other, or else both begin alike.
fn alike(wanted: &str) -> Vec<&'static str> {
    let cities = || Zone::all().map(|zone| (zone.name(), folded(city(zone))));
    let long = |text: &str| text.chars().count() >= ALIKE;
    let holds = |city: &str| {
        (long(wanted) && city.contains(wanted)) || (long(city) && wanted.contains(city))
    };
    let mut names: Vec<&'static str> = cities()
        .filter(|(_, city)| holds(city))
        .map(|(name, _)| name)
        .collect();
    if names.is_empty() {
        let beginning: String = wanted.chars().take(ALIKE).collect();
        names = cities()
            .filter(|(_, city)| long(&beginning) && city.starts_with(&beginning))
            .map(|(name, _)| name)
            .collect();
    }
    names.truncate(OFFERED);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_names_its_zone() {
        for (typed, zone) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("Berlin", "Europe/Berlin"),
            (" berlin ", "Europe/Berlin"),
            ("europe / BERLIN", "Europe/Berlin"),
            ("São Paulo", "America/Sao_Paulo"),
            ("zu\u{308}rich", "Europe/Zurich"),
            ("new york", "America/New_York"),
            ("Port au Prince", "America/Port-au-Prince"),
            ("Hong Kong", "Asia/Hong_Kong"),
            ("UTC", "UTC"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(meant(typed), Meant::Zone(zone), "{typed}");
        }
    }

    #[test]
    fn a_name_of_several_zones_or_of_none_is_answered_with_names() {
        let several = vec!["Asia/Istanbul", "Europe/Istanbul"];
        assert_eq!(meant("istanbul"), Meant::OneOf(several));
        for typed in ["Berln", "Berlin, Germany", "Berli"] {
            let offered = vec!["Europe/Berlin"];
            assert_eq!(meant(typed), Meant::Unknown(offered), "{typed}");
        }
        for typed in ["", "?", "+02:00", "Xq", "柏林"] {
            assert_eq!(meant(typed), Meant::Unknown(Vec::new()), "{typed}");
        }
        assert!(matches!(meant("port"), Meant::Unknown(offered) if offered.len() == OFFERED));
    }
}
