//! Time zones by the names that people give them: mostly that of a city, or of their country.

use super::{Zone, cities::of_city, countries::of_country};
use crate::{FederationError, error::Result};
use std::collections::BTreeMap;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Most names that are offered to somebody whose zone is not known.
const OFFERED: usize = 6;
/// Letters of a name that another holds.
const LONG: usize = 4;
/// Letters of a word that two names share and that tells them from others: Quebec City is not in Mexico City.
const TELLING: usize = 6;
/// Parts of countries, which an older database named: whoever mistypes a city means none of them.
const PARTS: [&str; 8] = [
    "Australia/North",
    "Australia/South",
    "Australia/West",
    "Brazil/",
    "Canada/",
    "Chile/",
    "Mexico/",
    "US/",
];
/// Names that are hours from UTC rather than a place: `EST` is five hours behind it, in summer too, when the clocks of New York are
/// not.
const OFFSETS: [&str; 14] = [
    "GMT+0", "GMT-0", "GMT0", "CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST",
    "MST7MDT", "PST8PDT", "WET",
];
/// What is no place: nobody means `Etc/GMT+2` by what is behind the stroke, it is two hours *behind* UTC.
const NO_REGION: &str = "Etc/";
/// Older names of American Samoa's zone. Whoever means Samoa means a day later.
const NOT_SAMOA: [&str; 2] = ["Pacific/Samoa", "US/Samoa"];
/// Of two names of one zone that are equally long, those that the database keeps for older programs alone.
const OLDER: [&str; 2] = ["Asia/Istanbul", "Europe/Nicosia"];

/// Names of all time zones that may be typed.
pub fn zones() -> impl Iterator<Item = &'static str> {
    Zone::all()
        .map(Zone::name)
        .filter(|name| !OFFSETS.contains(name))
}

/// Which zone somebody means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// This one.
    Zone(Zone),
    /// One of these: the name is that of several, or of a country that has them.
    OneOf(Vec<&'static str>),
    /// There is none of that name; these have one like it.
    Unknown(Vec<&'static str>),
    /// So many hours from UTC, which is where a zone stands for a part of the year.
    Offset,
    /// Nothing was typed.
    Nothing,
}

impl Meant {
    /// The zone.
    ///
    /// # Errors
    /// [`FederationError::Invalid`] `zone_unknown` where it is not one and no other; it names those that may be meant.
    pub fn zone(self) -> Result<Zone> {
        let detail = match self {
            Self::Zone(zone) => return Ok(zone),
            Self::OneOf(names) => format!("that may be {}; name one of them", names.join(" or ")),
            Self::Unknown(names) if names.is_empty() => {
                "there is no such time zone; name one as Europe/Berlin, or a large city or a country that has one"
                    .to_owned()
            }
            Self::Unknown(names) => {
                format!("there is no such time zone; perhaps {}", names.join(" or "))
            }
            Self::Offset => {
                "an offset from UTC changes with summer time; name the zone, as Europe/Berlin"
                    .to_owned()
            }
            Self::Nothing => {
                "a time zone is needed, as Europe/Berlin, or a large city or a country that has one"
                    .to_owned()
            }
        };
        Err(FederationError::invalid("zone_unknown", detail))
    }
}

/// Reads `Europe/Berlin`, or `Berlin` where only one zone has a large city of that name, in any language of the interface and
/// whatever its case, accents and spaces; or else the name or code of a country, where its clocks all show the same.
/// `countries` are names of countries in small letters and as [`country_key`](crate::actions::countries::country_key), each
/// with its code.
#[must_use]
pub fn meant(typed: &str, countries: &BTreeMap<String, String>) -> Meant {
    let typed = typed.trim();
    if typed.is_empty() {
        return Meant::Nothing;
    }
    if is_offset(typed) {
        return Meant::Offset;
    }
    if let Some(zone) = Zone::named(typed) {
        return Meant::Zone(zone);
    }
    let wanted = folded(typed);
    let is_called_so = |zone: &Zone| wanted == folded(city(*zone)) || wanted == folded(zone.name());
    let mut found = each_once(in_places().filter(is_called_so));
    // Another city may be called as one that gives a zone its name: San Juan is in Puerto Rico, too.
    for zone in of_city(&wanted) {
        if !found.contains(&zone) {
            found.push(zone);
        }
    }
    if found.is_empty() {
        found = of_country(typed, countries);
    }
    match found.as_slice() {
        [only] => Meant::Zone(*only),
        [] => Meant::Unknown(alike(typed)),
        several => Meant::OneOf(several.iter().map(|zone| zone.name()).collect()),
    }
}

/// Those that are named for a place.
fn in_places() -> impl Iterator<Item = Zone> {
    Zone::all()
        .filter(|zone| !zone.name().starts_with(NO_REGION) && !NOT_SAMOA.contains(&zone.name()))
}

/// Whether it is `+02:00`, `UTC+2`, `GMT −5`, `EST` or the like.
fn is_offset(typed: &str) -> bool {
    let typed: String = typed.nfkc().collect::<String>().to_uppercase();
    if OFFSETS.contains(&typed.as_str()) {
        return true;
    }
    let behind = ["UTC", "GMT"]
        .iter()
        .find_map(|name| typed.strip_prefix(*name));
    let hours = behind.unwrap_or(&typed).trim_start();
    let number = hours.strip_prefix(['+', '-', '−', '±']).unwrap_or(hours);
    let number = number.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(is_number)
}

/// Several names of one zone that end alike, as `Asia/Istanbul` and `Europe/Istanbul`, are one.
fn each_once(zones: impl Iterator<Item = Zone>) -> Vec<Zone> {
    // That of most parts is the newest: `America/Argentina/Buenos_Aires` was `America/Buenos_Aires`, and `Asia/Hong_Kong`
    // was `Hongkong`.
    let rank = |zone: Zone| {
        (
            zone.name().matches('/').count(),
            !OLDER.contains(&zone.name()),
        )
    };
    let mut once: Vec<Zone> = Vec::new();
    for zone in zones {
        let same =
            |known: &Zone| known.has_rules_of(zone) && folded(city(*known)) == folded(city(zone));
        match once.iter_mut().find(|known| same(known)) {
            Some(known) if rank(zone) > rank(*known) => *known = zone,
            Some(_) => {}
            None => once.push(zone),
        }
    }
    once
}

/// The last part of a name.
fn city(zone: Zone) -> &'static str {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name)
}

/// Letters and digits alone, small and without accents.
pub(super) fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Zones whose city is called nearly so: one name holds the other by whole words, or both have a long word in common
/// (`San Salvador` is in `America/El_Salvador`), or else few letters are mistyped. A common beginning is none: Brazil is
/// not in Brazzaville.
fn alike(typed: &str) -> Vec<&'static str> {
    let (wanted, typed) = (folded(typed), words(typed));
    let holds = |city: &str| {
        let of_city = words(city);
        is_within(&of_city, &typed) || is_within(&typed, &of_city)
    };
    let shares = |city: &str| {
        let is_telling = |word: &String| word.chars().count() >= TELLING && typed.contains(word);
        words(city).iter().any(is_telling)
    };
    let slips = |city: &str| is_mistyped(&wanted, &folded(city));
    let ways: [&dyn Fn(&str) -> bool; 3] = [&holds, &shares, &slips];
    let mut found = ways
        .iter()
        .map(|fits| each_once(in_places().filter(|zone| !is_part(*zone) && fits(city(*zone)))));
    let found = found.find(|zones| !zones.is_empty());
    let names = found.unwrap_or_default().into_iter().map(Zone::name);
    names.take(OFFERED).collect()
}

/// Whether it is a part of a country by an old name.
fn is_part(zone: Zone) -> bool {
    PARTS.iter().any(|part| zone.name().starts_with(part))
}

/// Whether one name stands whole in another.
fn is_within(one: &[String], other: &[String]) -> bool {
    let letters: usize = one.iter().map(|word| word.chars().count()).sum();
    letters >= LONG && other.windows(one.len()).any(|words| words == one)
}

/// Whether so few letters differ that one may be the other: one of six, and two where the shorter has eight. China is not in
/// Chita, nor Colombia in Colombo.
fn is_mistyped(one: &str, other: &str) -> bool {
    let letters = [one, other].map(|name| name.chars().count());
    let longer = letters[0].max(letters[1]);
    let shorter = letters[0].min(letters[1]);
    let slips = usize::from(longer >= 6) + usize::from(shorter >= 8);
    // What is far longer is not compared letter by letter: it may be a whole page.
    slips > 0 && longer - shorter <= slips && strsim::osa_distance(one, other) <= slips
}

/// Its words, each as [`folded`].
fn words(text: &str) -> Vec<String> {
    let words = text.split([' ', '_', '-', ',', '/']).map(folded);
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests;
