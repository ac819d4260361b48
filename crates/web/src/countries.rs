//! By which names countries are known that somebody writes.

use crate::language::LANGUAGES;
use std::{collections::BTreeMap, sync::LazyLock};
use undersigned_federation::actions::countries::{country_key, country_names};

/// Names of countries to their codes: in every language of the interface, in small letters, and further ones and their own,
/// each also under its key; and in more languages where none of these is called so. What two countries are called is in none.
pub static COUNTRIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let all = LANGUAGES.iter().flat_map(|language| language.countries());
    let named = all.map(|(code, name)| (*code, name.as_str()));
    let further = FURTHER.iter().chain(OWN).flat_map(|(code, names)| {
        let names = names.split('|').map(str::trim);
        names.map(|name| (*code, name))
    });
    let elsewhere = ELSEWHERE.split_ascii_whitespace().flat_map(country_names);
    let elsewhere: Vec<(&str, String)> = elsewhere.collect();
    let elsewhere = elsewhere.iter().map(|(code, name)| (*code, name.as_str()));
    let mut known = by_name(elsewhere);
    known.extend(by_name(named.chain(further)));
    for (_, names) in OF_TWO {
        for name in names.split('|').map(str::trim) {
            known.remove(&name.to_lowercase());
            known.remove(&country_key(name));
        }
    }
    let sure = known.into_iter();
    sure.filter_map(|(name, code)| Some((name, code?.to_owned())))
        .collect()
});

/// Countries' codes by names in small letters and by their keys; none for what two are called.
fn by_name<'a>(
    called: impl Iterator<Item = (&'static str, &'a str)>,
) -> BTreeMap<String, Option<&'static str>> {
    let mut known: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for (code, name) in called {
        for key in [name.to_lowercase(), country_key(name)] {
            let found = known.entry(key).or_insert(Some(code));
            *found = found.filter(|known| *known == code);
        }
    }
    known
}

/// Languages that the interface does not have, and in which CLDR names the countries: those in which organisations write to
/// each other about all of them, in Europe above all.
const ELSEWHERE: &str = "nl de it pt pt-PT pl sv da nb fi el tr cs sk hu ro bg hr sr sl uk lt lv et is ca eu gl sq mk af ja ko \
    hi bn ta fa ur he th ms fil sw";

/// What else people and offices call them: official names, former ones, short forms; not those that are a name with
/// "Republic of" or the like, which lists and forms take off, unless it tells one of two countries from the other. "America"
/// alone may be a continent, and is left out; so is [what two are called](OF_TWO).
const FURTHER: &[(&str, &str)] = &[
    ("AE", "UAE | U.A.E. | Emirates"),
    ("BN", "Brunei Darussalam"),
    (
        "BO",
        "Plurinational State of Bolivia | Bolivia (Plurinational State of) | Estado Plurinacional de Bolivia",
    ),
    ("BA", "Bosnia | Bosnia-Herzegovina"),
    ("BY", "Byelorussia | Belorussia | Белоруссия"),
    (
        "CD",
        "Democratic Republic of the Congo | Democratic Republic of Congo | Congo, Democratic Republic of the | \
            Congo (Democratic Republic of the) | DR Congo | D.R. Congo | DRC | RDC | Zaire | \
            République démocratique du Congo | RD Congo | República Democrática del Congo",
    ),
    (
        "CG",
        "Republic of the Congo | Congo, Republic of the | Congo-Brazzaville | République du Congo",
    ),
    ("CI", "Ivory Coast | Costa de Marfil"),
    (
        "CN",
        "PR China | P.R. China | PRC | Mainland China | 中华人民共和国",
    ),
    ("CV", "Cabo Verde | Cape Verde"),
    (
        "CZ",
        "Czech Republic | République tchèque | República Checa | Чешская Республика",
    ),
    ("DO", "Dominican Rep. | Dominican Republic"),
    (
        "FM",
        "Federated States of Micronesia | Micronesia (Federated States of)",
    ),
    (
        "GB",
        "Great Britain | Britain | U.K. | United Kingdom (UK) | England | Scotland | Wales | Northern Ireland | \
            United Kingdom of Great Britain and Northern Ireland | Grande-Bretagne | Royaume Uni | Gran Bretaña | \
            Inglaterra | Angleterre | Великобритания | Inggris Raya | 英國 | 英国",
    ),
    (
        "HK",
        "Hongkong | Hong Kong SAR | HKSAR | Hong Kong, China | Hong Kong (China) | Hong Kong SAR China | 香港",
    ),
    ("IE", "Eire"),
    ("KG", "Kyrgyz Republic"),
    (
        "KP",
        "Democratic People’s Republic of Korea | Korea, Democratic People’s Republic of | DPRK | Korea, North | \
            Korea (North) | République populaire démocratique de Corée | República Popular Democrática de Corea",
    ),
    (
        "KR",
        "Republic of Korea | Korea, Republic of | Korea (Republic of) | Korea, South | Korea (South) | \
            S. Korea | ROK | République de Corée | República de Corea | 대한민국 | 한국",
    ),
    ("LA", "Lao People’s Democratic Republic | Lao PDR"),
    ("MD", "Молдавия"),
    ("MK", "Macedonia | FYROM"),
    ("MM", "Burma | Birmanie | Birmania"),
    ("MO", "Macao | Macau SAR | Macao SAR"),
    ("NL", "Holland | Holanda | Hollande"),
    ("PH", "Philippine Islands"),
    (
        "PS",
        "State of Palestine | Palestine, State of | Palestinian Territories | Palestinian Territory | \
            Occupied Palestinian Territory | Palestinian Territory, Occupied",
    ),
    (
        "RU",
        "Russian Federation | Fédération de Russie | Federación de Rusia | Российская Федерация | РФ",
    ),
    ("SK", "Slovak Republic"),
    ("SY", "Syrian Arab Republic"),
    ("SZ", "Swaziland"),
    ("TL", "East Timor | Timor Leste"),
    ("TR", "Turkey | Turquie | Turquía | Турция"),
    (
        "TW",
        "Taiwan, Province of China | Chinese Taipei | Republic of China | China, Republic of | \
            Republic of China (Taiwan) | Taiwan (Republic of China) | République de Chine | República de China | 中華民國",
    ),
    (
        "US",
        "USA | U.S.A. | U.S. | United States of America | The US | The USA | EE. UU. | EE.UU. | EEUU | \
            Estados Unidos de América | États-Unis d’Amérique | Соединённые Штаты Америки | США | 美國 | 美国",
    ),
    ("VA", "Holy See | Vatican"),
    ("VN", "Viet Nam"),
    ("WS", "Western Samoa"),
];

/// What people there call them, in languages that the interface does not have.
const OWN: &[(&str, &str)] = &[
    ("AL", "Shqipëria"),
    ("AM", "Հայաստան"),
    ("AT", "Österreich"),
    ("BA", "Bosna i Hercegovina"),
    ("BD", "বাংলাদেশ"),
    ("BE", "België | Belgien"),
    ("BG", "България"),
    ("CH", "Schweiz | Svizzera"),
    ("CY", "Κύπρος"),
    ("CZ", "Česko"),
    ("DE", "Deutschland"),
    ("DK", "Danmark"),
    ("EE", "Eesti"),
    ("ET", "ኢትዮጵያ"),
    ("FI", "Suomi"),
    ("GE", "საქართველო"),
    ("GR", "Ελλάδα"),
    ("HR", "Hrvatska"),
    ("HU", "Magyarország"),
    ("IL", "ישראל"),
    ("IN", "भारत | Bharat"),
    ("IR", "ایران"),
    ("KH", "កម្ពុជា"),
    ("KZ", "Қазақстан"),
    ("LT", "Lietuva"),
    ("LV", "Latvija"),
    ("MM", "မြန်မာ"),
    ("MN", "Монгол Улс"),
    ("NL", "Nederland"),
    ("NO", "Norge | Noreg"),
    ("NP", "नेपाल"),
    ("PH", "Pilipinas"),
    ("PK", "پاکستان"),
    ("PL", "Polska"),
    ("RS", "Srbija | Србија"),
    ("SE", "Sverige"),
    ("SI", "Slovenija"),
    ("SK", "Slovensko"),
    ("TH", "ประเทศไทย | ไทย"),
    ("UA", "Україна"),
];

/// What two countries are called alike, in the languages of the interface.
const OF_TWO: [([&str; 2], &str); 2] = [
    (["KR", "KP"], "Korea | Corea | Corée | Корея | كوريا"),
    (
        ["CD", "CG"],
        "Congo | Kongo | Конго | الكونغو | 刚果 | 剛果",
    ),
];

/// The codes of the two countries that may be meant by a name which is in none of the above.
#[must_use]
pub fn may_be_two(said: &str) -> Option<[&'static str; 2]> {
    let key = country_key(said);
    let is_said = |names: &str| names.split('|').any(|name| country_key(name.trim()) == key);
    let found = OF_TWO.iter().find(|(_, names)| is_said(names));
    found.map(|(codes, _)| *codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::names::country_code;

    fn code(said: &str) -> Option<&'static str> {
        COUNTRIES.get(&country_key(said)).map(String::as_str)
    }

    #[test]
    fn countries_are_known_by_what_people_call_them() {
        for (said, wanted) in [
            ("Turkey", Some("TR")),
            ("TÜRKIYE", Some("TR")),
            ("Russian Federation", Some("RU")),
            ("Cote d'Ivoire", Some("CI")),
            ("South Korea", Some("KR")),
            ("Korea, Republic of", Some("KR")),
            ("Korea", None),
            ("Congo", None),
            ("DR Congo", Some("CD")),
            ("England", Some("GB")),
            ("The Netherlands", Some("NL")),
            ("U.S.A.", Some("US")),
            ("Antigua and Barbuda", Some("AG")),
            ("Mexico", Some("MX")),
            ("香港", Some("HK")),
            ("Viet Nam", Some("VN")),
            ("DEUTSCHLAND", Some("DE")),
            ("भारत", Some("IN")),
            ("Duitsland", Some("DE")),
            ("Verenigd Koninkrijk", Some("GB")),
            ("Alemanha", Some("DE")),
            ("Niemcy", Some("DE")),
            ("Frankreich", Some("FR")),
            ("Nowhere", None),
            ("", None),
        ] {
            assert_eq!(code(said), wanted, "{said}");
        }
    }

    #[test]
    fn what_two_are_called_is_known_as_that_of_both_and_of_none() {
        for (codes, names) in OF_TWO {
            assert!(codes.iter().all(|code| country_code(code).is_some()));
            for name in names.split('|').map(str::trim) {
                assert_eq!(code(name), None, "{name}");
                assert_eq!(may_be_two(&name.to_uppercase()), Some(codes), "{name}");
            }
        }
        for said in ["South Korea", "DR Congo", "Nowhere", ""] {
            assert_eq!(may_be_two(said), None, "{said}");
        }
    }

    #[test]
    fn each_name_is_that_of_its_country_alone() {
        for (code_of, names) in FURTHER.iter().chain(OWN) {
            assert!(country_code(code_of).is_some(), "{code_of}");
            for name in names.split('|').map(str::trim) {
                assert_eq!(code(name), Some(*code_of), "{name}");
            }
        }
        for language in LANGUAGES {
            for (code_of, name) in language.countries() {
                let found = COUNTRIES.get(&name.to_lowercase()).map(String::as_str);
                assert_eq!(found, Some(*code_of), "{}: {name}", language.tag);
            }
        }
    }
}
