//! Countries and territories in forms: by name, in the order in which a reader of the language looks.

use super::{LANGUAGES, Language, t};
use icu_collator::Collator;
use icu_locale_core::Locale;
use std::sync::LazyLock;

/// A code of ISO 3166-1 (two letters), and its name.
pub type Country = (&'static str, String);

static COUNTRIES: LazyLock<Vec<Vec<Country>>> =
    LazyLock::new(|| LANGUAGES.iter().copied().map(sorted).collect());

/// Codes of all countries that have a name in the Fluent files.
fn codes() -> impl Iterator<Item = &'static str> {
    include_str!("../../locales/en/countries.ftl")
        .lines()
        .filter_map(|line| line.strip_prefix("country-")?.split(' ').next())
}

fn sorted(language: Language) -> Vec<Country> {
    let mut countries: Vec<Country> = codes()
        .map(|code| (code, t(language, &format!("country-{code}"), &[])))
        .collect();
    let locale: Option<Locale> = language.tag.parse().ok();
    let collator =
        locale.and_then(|locale| Collator::try_new(locale.into(), Default::default()).ok());
    match collator {
        Some(collator) => countries.sort_by(|a, b| collator.compare(&a.1, &b.1)),
        None => countries.sort_by(|a, b| a.1.cmp(&b.1)),
    }
    countries
}

impl Language {
    /// All countries, sorted by name.
    #[must_use]
    pub fn countries(self) -> &'static [Country] {
        let place = LANGUAGES.iter().position(|language| *language == self);
        place
            .and_then(|place| COUNTRIES.get(place))
            .map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
