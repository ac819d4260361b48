//! What is typed for a time zone, read alike in every form of the desk.

use super::words;
use crate::{
    countries::COUNTRIES,
    views::{FieldError, Page},
};
use undersigned_federation::actions::schedule::{Meant, Zone, meant};

/// The zone that is meant, or what is said beside the field `zone` of a form.
///
/// # Errors
/// Why it is none, and what to write.
pub fn read(page: &Page, typed: &str) -> Result<Zone, FieldError> {
    let (key, names) = match meant(typed, &COUNTRIES) {
        Meant::Zone(zone) => return Ok(zone),
        Meant::OneOf(names) => ("error-zone-several", names),
        Meant::Unknown(names) if !names.is_empty() => ("error-zone-alike", names),
        Meant::Unknown(_) => return Err(words::wrong(page, "zone", "zone-unknown")),
        Meant::Offset => return Err(words::wrong(page, "zone", "zone-offset")),
        Meant::Nothing => return Err(words::wrong(page, "zone", "zone-needed")),
    };
    Err(FieldError {
        field: "zone".to_owned(),
        message: page.t1(key, "zones", names.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn a_country_is_known_in_each_language() {
        // Where nobody lives, or whose zone has no name.
        let without = ["BV", "HM", "XK"];
        for language in LANGUAGES {
            for (code, name) in language.countries() {
                let is_unknown = matches!(meant(name, &COUNTRIES), Meant::Unknown(_));
                assert_eq!(is_unknown, without.contains(code), "{name}");
            }
        }
        for (typed, zone) in [
            ("India", "Asia/Kolkata"),
            ("Irlande", "Europe/Dublin"),
            ("Alemania", "Europe/Berlin"),
            ("Япония", "Asia/Tokyo"),
            ("مصر", "Africa/Cairo"),
            ("印度", "Asia/Kolkata"),
            ("Great Britain", "Europe/London"),
            ("Deutschland", "Europe/Berlin"),
            ("Samoa", "Pacific/Apia"),
            ("Western Samoa", "Pacific/Apia"),
            ("Republic of Zambia", "Africa/Lusaka"),
            ("République du Sénégal", "Africa/Dakar"),
            ("República de El Salvador", "America/El_Salvador"),
            ("Islamic Republic of Iran", "Asia/Tehran"),
            ("Tanzania, United Republic of", "Africa/Dar_es_Salaam"),
            ("Venezuela (Bolivarian Republic of)", "America/Caracas"),
            ("People’s Republic of China", "Asia/Shanghai"),
            ("Republic of China", "Asia/Taipei"),
            ("中华民国", "Asia/Taipei"),
            ("Republic of Korea", "Asia/Seoul"),
            ("Democratic People’s Republic of Korea", "Asia/Pyongyang"),
            ("Republic of the Congo", "Africa/Brazzaville"),
            ("Congo (Republic of the)", "Africa/Brazzaville"),
            ("Republic of Ireland", "Europe/Dublin"),
            ("Dominican Republic", "America/Santo_Domingo"),
            ("Commonwealth of Dominica", "America/Dominica"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(meant(typed, &COUNTRIES), Meant::Zone(zone), "{typed}");
        }
    }

    #[test]
    fn what_is_no_zone_is_told_why_in_each_language() {
        for language in LANGUAGES {
            let page = Page::new(*language, "x", "x.example", "/desk");
            let said = |typed: &str| match read(&page, typed) {
                Ok(zone) => zone.name().to_owned(),
                Err(wrong) => wrong.message,
            };
            assert_eq!(said("Istanbul"), "Europe/Istanbul");
            assert!(said("pacific").contains("Canada/Pacific, US/Pacific"));
            assert_eq!(said("中国"), "Asia/Shanghai");
            assert_eq!(said("北京"), "Asia/Shanghai");
            assert!(said("Hyderabad").contains("Asia/Karachi, Asia/Kolkata"));
            assert!(said("Georgia").contains("Asia/Tbilisi, America/New_York"));
            assert!(said("San Salvador").contains("America/El_Salvador"));
            // Each with a reason of its own.
            let others = ["", "+02:00", "Tórshavn"].map(said);
            assert!(
                others.iter().all(|one| !one.starts_with("zone-")),
                "{others:?}"
            );
            assert!(others[0] != others[1] && others[1] != others[2] && others[0] != others[2]);
        }
    }
}
