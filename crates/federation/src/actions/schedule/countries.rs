//! Which time zones the country has that somebody names.

use super::Zone;
use crate::actions::countries::{country, country_key};
use std::collections::BTreeMap;

/// Each country with its zones, a line each; the file says where that is from.
const ZONES: &str = include_str!("countries.txt");
/// Most characters of what is looked at: no country's name is longer, and it may be a whole page.
const LONGEST: usize = 100;
/// Codes and names by which another place or its time is meant as often, as [`country_key`], with the zones of that: Atlantic,
/// Eastern, Mountain and Pacific Time, and Los Angeles; a state of the United States; cities in Spain and Mexico (Grenada
/// and Guadeloupe, in Spanish and French); regions in Latin America (Saint Martin); Amman, which is written as Oman is.
const OTHERWISE: [(&str, &[&str]); 11] = [
    ("at", &["America/Halifax"]),
    ("et", &["America/New_York"]),
    ("la", &["America/Los_Angeles"]),
    ("mt", &["America/Denver"]),
    ("pt", &["America/Los_Angeles"]),
    ("georgia", &["America/New_York"]),
    ("granada", &["Europe/Madrid"]),
    ("grenade", &["Europe/Madrid"]),
    ("guadalupe", &["America/Monterrey"]),
    (
        "san martin",
        &["America/Lima", "America/Argentina/Buenos_Aires"],
    ),
    ("عمان", &["Asia/Amman"]),
];

/// The zones of the country that is called so, or has that code: of several whose clocks show the same from now on that
/// in which most people live, and these in the order of the file; last those of another place that may be meant. None
/// where no country is. `names` are those of countries, as [`country`] takes them.
pub(super) fn of_country(said: &str, names: &BTreeMap<String, String>) -> Vec<Zone> {
    if said.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let Some(code) = country(said, names) else {
        return Vec::new();
    };
    let key = country_key(said);
    let others = OTHERWISE.iter().filter(|(name, _)| *name == key);
    let others = others.flat_map(|(_, zones)| zones.iter());
    let mut zones = of_code(&code);
    zones.extend(others.filter_map(|zone| Zone::named(zone)));
    zones
}

fn of_code(code: &str) -> Vec<Zone> {
    let mut lines = ZONES.lines();
    let line = lines.find_map(|line| line.strip_prefix(code)?.strip_prefix(' '));
    let mut zones: Vec<Zone> = Vec::new();
    for zone in line.unwrap_or_default().split(' ').filter_map(Zone::named) {
        if !zones.iter().any(|known| known.goes_on_as(zone)) {
            zones.push(zone);
        }
    }
    zones
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::names::country_code;

    /// Where nobody lives, or the database names no zone.
    const WITHOUT: [&str; 3] = ["BV", "HM", "XK"];
    /// Most zones of one country that are named to somebody.
    const MOST: usize = 12;

    fn names_of(code: &str) -> Vec<&'static str> {
        of_code(code).into_iter().map(Zone::name).collect()
    }

    #[test]
    fn each_country_has_zones_that_are_known_or_a_reason_to_have_none() {
        for code in ('A'..='Z').flat_map(|one| ('A'..='Z').map(move |two| format!("{one}{two}"))) {
            let is_country = country_code(&code) == Some(code.as_str());
            let has_zones = is_country && !WITHOUT.contains(&code.as_str());
            assert_eq!(!of_code(&code).is_empty(), has_zones, "{code}");
            assert!(of_code(&code).len() <= MOST, "{code}");
        }
        for line in ZONES.lines().filter(|line| !line.starts_with('#')) {
            let mut zones = line.split(' ').skip(1);
            assert!(zones.all(|zone| Zone::named(zone).is_some()), "{line}");
        }
    }

    #[test]
    fn zones_of_a_country_whose_clocks_agree_are_one_named_for_most_of_its_people() {
        for (code, zones) in [
            ("AR", &["America/Argentina/Buenos_Aires"][..]),
            ("DE", &["Europe/Berlin"]),
            ("UZ", &["Asia/Tashkent"]),
            ("CN", &["Asia/Shanghai"]),
            ("UA", &["Europe/Kyiv"]),
            ("ES", &["Europe/Madrid", "Atlantic/Canary"]),
            (
                "BR",
                &[
                    "America/Sao_Paulo",
                    "America/Manaus",
                    "America/Rio_Branco",
                    "America/Noronha",
                ],
            ),
        ] {
            assert_eq!(names_of(code), zones, "{code}");
        }
        let states = names_of("US");
        assert_eq!(states.first(), Some(&"America/New_York"));
        assert!(states.contains(&"Pacific/Honolulu") && !states.contains(&"America/Detroit"));
    }

    #[test]
    fn what_may_be_another_place_is_asked_about() {
        let called = [
            ("Georgia", "GE", &["America/New_York"][..]),
            ("Granada", "GD", &["Europe/Madrid"]),
            ("Grenade", "GD", &["Europe/Madrid"]),
            ("Guadalupe", "GP", &["America/Monterrey"]),
            (
                "San Martín",
                "MF",
                &["America/Lima", "America/Argentina/Buenos_Aires"],
            ),
            ("عُمان", "OM", &["Asia/Amman"]),
        ];
        let names: BTreeMap<String, String> = called
            .iter()
            .map(|(name, code, _)| (country_key(name), (*code).to_owned()))
            .collect();
        let codes = [
            ("AT", "AT", &["America/Halifax"][..]),
            ("pt", "PT", &["America/Los_Angeles"]),
            ("ET", "ET", &["America/New_York"]),
            ("MT", "MT", &["America/Denver"]),
            ("LA", "LA", &["America/Los_Angeles"]),
            ("عمان", "OM", &["Asia/Amman"]),
        ];
        for (said, code, others) in called.into_iter().chain(codes) {
            let zones = of_country(said, &names).into_iter().map(Zone::name);
            let expected = [names_of(code).as_slice(), others].concat();
            assert_eq!(zones.collect::<Vec<_>>(), expected, "{said}");
        }
        let page = "Germany ".repeat(LONGEST);
        assert!(of_country(&page, &names).is_empty());
        // By their codes they are meant where these are no other's.
        assert_eq!(of_country("ge", &names), of_code("GE"));
        assert_eq!(of_country("UK", &names), of_code("GB"));
    }
}
