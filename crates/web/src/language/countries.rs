//! Countries and territories in forms: by name, in the order in which a reader of the language looks.

use super::{
    Language,
    by_name::{ByName, Named},
    t,
};
use std::sync::LazyLock;

/// A code of ISO 3166-1 (two letters), and its name.
pub type Country = Named;

static COUNTRIES: LazyLock<ByName> = LazyLock::new(|| ByName::of(named));

/// Codes of all countries that have a name in the Fluent files.
fn codes() -> impl Iterator<Item = &'static str> {
    include_str!("../../locales/en/countries.ftl")
        .lines()
        .filter_map(|line| line.strip_prefix("country-")?.split(' ').next())
}

fn named(language: Language) -> Vec<Country> {
    codes()
        .map(|code| (code, t(language, &format!("country-{code}"), &[])))
        .collect()
}

impl Language {
    /// All countries, sorted by name.
    #[must_use]
    pub fn countries(self) -> &'static [Country] {
        COUNTRIES.read_in(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn countries_are_those_that_signers_may_give() {
        for code in codes() {
            let known = undersigned_domain::names::country_code(code);
            assert_eq!(known, Some(code));
        }
    }

    #[test]
    fn countries_stand_where_a_reader_looks_for_them() {
        let place = |tag: &str, code: &str| {
            let countries = Language::from_tag(tag).unwrap().countries();
            countries
                .iter()
                .position(|country| country.0 == code)
                .unwrap()
        };
        // Égypte between Dominique and Émirats, not behind Zimbabwe.
        assert!(place("fr", "EG") < place("fr", "ZW"));
        assert!(place("fr", "DM") < place("fr", "EG"));
        // By pinyin, and by strokes: 阿 begins with an a, 丹 has four strokes.
        assert!(place("zh-Hans", "AF") < place("zh-Hans", "CN"));
        assert!(place("zh-Hant", "DK") < place("zh-Hant", "AF"));
        for language in LANGUAGES {
            assert!(language.countries().len() > 240, "{}", language.tag);
        }
    }
}
