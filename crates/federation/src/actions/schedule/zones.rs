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
                "there is no such time zone; name one as Europe/Berlin or Asia/Hong_Kong, or a country".to_owned()
            }
            Self::Unknown(names) => {
                format!("there is no such time zone; perhaps {}", names.join(" or "))
            }
            Self::Offset => {
                "an offset from UTC changes with summer time; name the zone, as Europe/Berlin"
                    .to_owned()
            }
            Self::Nothing => "a time zone is needed, as Europe/Berlin or Asia/Hong_Kong".to_owned(),
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
mod tests {
    use super::*;

    fn meant(typed: &str) -> Meant {
        super::meant(typed, &BTreeMap::new())
    }

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
            // Two names of one zone, of which one is a country's alone.
            ("hongkong", "Asia/Hong_Kong"),
            ("singapore", "Asia/Singapore"),
            ("iran", "Iran"),
            ("El Salvador", "America/El_Salvador"),
            ("UTC", "UTC"),
            ("utc", "UTC"),
            // Two names of one zone, of which the database keeps one for older programs.
            ("istanbul", "Europe/Istanbul"),
            ("Nicosia", "Asia/Nicosia"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(meant(typed), Meant::Zone(zone), "{typed}");
        }
    }

    #[test]
    fn a_country_names_its_zone_where_all_its_clocks_show_the_same() {
        let names = [
            ("india", "IN"),
            ("الهند", "IN"),
            ("ireland", "IE"),
            ("中国", "CN"),
            ("сша", "US"),
            ("brasil", "BR"),
            ("singapore", "SG"),
            ("iran", "IR"),
            ("georgia", "GE"),
            ("samoa", "WS"),
        ];
        let names = names.map(|(name, code)| (name.to_owned(), code.to_owned()));
        let names = BTreeMap::from(names);
        let meant = |typed: &str| super::meant(typed, &names);
        for (typed, zone) in [
            ("India", "Asia/Kolkata"),
            (" INDIA ", "Asia/Kolkata"),
            ("الهند", "Asia/Kolkata"),
            ("IN", "Asia/Kolkata"),
            // Other clocks are those of few, or disputed.
            ("中国", "Asia/Shanghai"),
            ("UA", "Europe/Kyiv"),
            // Not Iceland, though one letter tells them apart.
            ("Ireland", "Europe/Dublin"),
            ("de", "Europe/Berlin"),
            ("UK", "Europe/London"),
            // Not American Samoa, whose zone is called so as well, and a day behind.
            ("Samoa", "Pacific/Apia"),
            ("Pacific/Samoa", "Pacific/Samoa"),
            // What the database itself knows stays what it was.
            ("Singapore", "Singapore"),
            ("singapore", "Asia/Singapore"),
            ("iran", "Iran"),
            ("Japan", "Japan"),
            ("Eire", "Eire"),
            ("PRC", "PRC"),
            ("GB", "GB"),
            ("NZ", "NZ"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(meant(typed), Meant::Zone(zone), "{typed}");
        }
        for (typed, first, count) in [
            ("Brasil", "America/Sao_Paulo", 4),
            ("США", "America/New_York", 8),
            ("Georgia", "Asia/Tbilisi", 2),
            ("PT", "Europe/Lisbon", 3),
        ] {
            let Meant::OneOf(zones) = meant(typed) else {
                panic!("{typed} has several");
            };
            assert_eq!((zones[0], zones.len()), (first, count), "{typed}");
        }
        for typed in ["Atlantis", "XX", "XK", "Samoa Islands"] {
            assert_eq!(meant(typed), Meant::Unknown(Vec::new()), "{typed}");
        }
    }

    #[test]
    fn of_cities_that_are_called_alike_it_is_asked_which_is_meant() {
        for (typed, zones) in [
            (
                "Saint-Louis",
                &["Africa/Dakar", "America/Chicago", "Indian/Reunion"][..],
            ),
            ("طرابلس", &["Africa/Tripoli", "Asia/Beirut"]),
            // Also where the database knows one of them.
            ("Tripoli", &["Africa/Tripoli", "Asia/Beirut"]),
            (
                "san juan",
                &["America/Argentina/San_Juan", "America/Puerto_Rico"],
            ),
            ("Córdoba", &["America/Argentina/Cordoba", "Europe/Madrid"]),
            (
                "Victoria",
                &["Australia/Victoria", "America/Vancouver", "Indian/Mahe"],
            ),
        ] {
            assert_eq!(meant(typed), Meant::OneOf(zones.to_vec()), "{typed}");
        }
        // By the name in the database it is that one.
        for zone in ["Africa/Tripoli", "america/argentina/cordoba"] {
            assert!(matches!(meant(zone), Meant::Zone(_)), "{zone}");
        }
    }

    #[test]
    fn a_name_of_several_zones_or_of_none_is_answered_with_names() {
        let several = vec!["Canada/Pacific", "US/Pacific"];
        assert_eq!(meant("pacific"), Meant::OneOf(several));
        let offered = vec!["America/El_Salvador"];
        assert_eq!(meant("San Salvador"), Meant::Unknown(offered));
        for typed in ["Berln", "Berlin, Germany", "Berli"] {
            let offered = vec!["Europe/Berlin"];
            assert_eq!(meant(typed), Meant::Unknown(offered), "{typed}");
        }
        for typed in [
            "?",
            "Xq",
            "Tórshavn",
            // A common beginning is no likeness, and of few letters none is mistyped.
            "India",
            "Brazil",
            "Atlantis",
            "San Jose",
            "Quebec City",
            "South Sudan",
            "Iraq",
            "China",
            "Colombia",
        ] {
            assert_eq!(meant(typed), Meant::Unknown(Vec::new()), "{typed}");
        }
        assert!(matches!(meant("port"), Meant::Unknown(offered) if offered.len() == 3));
    }

    #[test]
    fn what_is_no_zone_is_said_to_be_none() {
        for typed in ["", "Pacific", "Europe/Atlantis", "../etc/passwd", "+02:00"] {
            let refused = meant(typed).zone().unwrap_err();
            assert_eq!(refused.code(), "zone_unknown", "{typed}");
        }
    }

    #[test]
    fn hours_from_utc_are_no_zone_and_nothing_is_none() {
        for typed in [
            "+02:00",
            "+2",
            "-0530",
            "UTC+2",
            "utc +02:00",
            "GMT−5",
            "GMT-3",
            "UTC+5.5",
            "2",
            "EST",
            "cet",
            "Mst7Mdt",
        ] {
            assert_eq!(meant(typed), Meant::Offset, "{typed}");
        }
        assert!(zones().all(|name| matches!(meant(name), Meant::Zone(_))));
        assert_eq!(meant("  "), Meant::Nothing);
    }

    #[test]
    fn no_city_is_that_of_two_names_of_one_zone() {
        for zone in in_places().filter(|zone| zone.name().contains('/')) {
            let Meant::OneOf(names) = meant(city(zone)) else {
                continue;
            };
            let zones: Vec<Zone> = names.into_iter().filter_map(Zone::named).collect();
            let alone = |one: &Zone| {
                zones
                    .iter()
                    .filter(|other| one.has_rules_of(**other))
                    .count()
                    == 1
            };
            assert!(zones.iter().all(alone), "{zones:?}");
        }
        // Of those that are older, each is another name of one that is not.
        for name in OLDER {
            let zone = Zone::named(name).unwrap();
            let meant = meant(city(zone));
            assert!(
                matches!(meant, Meant::Zone(newer) if newer != zone && newer.has_rules_of(zone)),
                "{meant:?}"
            );
        }
    }
}
