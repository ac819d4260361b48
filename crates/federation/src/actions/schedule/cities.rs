//! Which time zones the clocks of a city show that gives none its name, or is called otherwise in another language.

use super::{Zone, zones::folded};

/// Zones with names of cities, a line each; the file says which.
const CITIES: &str = include_str!("cities.txt");

/// The zones of all cities of that name, which is [`folded`].
pub(super) fn of_city(wanted: &str) -> Vec<Zone> {
    lines()
        .filter(|(_, names)| names.split('|').any(|name| folded(name) == wanted))
        .filter_map(|(zone, _)| Zone::named(zone))
        .collect()
}

/// Each zone's name with those of its cities.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = CITIES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::super::zones::{Meant, meant};
    use super::*;
    use std::collections::BTreeMap;

    /// Names that the file gives to several zones, or to another than the one whose city is called so.
    const SEVERAL: &[&str] = &[
        "Birmingham",
        "Cartagena",
        "Colonia",
        "Córdoba",
        "Florencia",
        "Hyderabad",
        "Kochi",
        "La Paz",
        "La Rioja",
        "Mérida",
        "Norfolk",
        "Petersburg",
        "Saint Louis",
        "San José",
        "San Juan",
        "Santarém",
        "St. John's",
        "Tripoli",
        "Valencia",
        "Victoria",
        "Vincennes",
        "Washington",
        "Окленд",
        "Сан-Хосе",
        "Триполи",
        "أوكلاند",
        "سان خوسيه",
        "طرابلس",
        "圣何塞",
        "聖荷西",
        "圣地亚哥",
        "聖地牙哥",
        "奥克兰",
        "奧克蘭",
        "的黎波里",
        "達卡",
    ];

    /// No other name is empty, that of another zone, or there twice.
    #[test]
    fn each_city_is_known_by_each_of_its_names() {
        for (zone, names) in lines() {
            for name in names.split('|').map(str::trim) {
                let meant = meant(name, &BTreeMap::new());
                let is_found = match SEVERAL.contains(&name) {
                    true => matches!(&meant, Meant::OneOf(zones) if zones.contains(&zone)),
                    false => meant.clone().zone().is_ok_and(|found| found.name() == zone),
                };
                assert!(is_found, "{name} of {zone}: {meant:?}");
            }
        }
    }

    #[test]
    fn cities_are_known_whatever_their_case_accents_and_spaces() {
        let names = |typed: &str| -> Vec<&str> {
            let zones = of_city(&folded(typed)).into_iter();
            zones.map(Zone::name).collect()
        };
        for (typed, zone) in [
            ("beijing", "Asia/Shanghai"),
            ("北京", "Asia/Shanghai"),
            ("東京", "Asia/Tokyo"),
            ("القاهِرة", "Africa/Cairo"),
            ("New  Delhi", "Asia/Kolkata"),
            ("ha noi", "Asia/Ho_Chi_Minh"),
            ("RIO DE JANEIRO", "America/Sao_Paulo"),
        ] {
            assert_eq!(names(typed), [zone], "{typed}");
        }
        assert_eq!(names("Hyderabad"), ["Asia/Karachi", "Asia/Kolkata"]);
        assert!(names("Atlantis").is_empty());
    }
}
