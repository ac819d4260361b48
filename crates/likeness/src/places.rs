//! The names of countries, in English and in the languages of the list, as CLDR has them.

use crate::fold::{Folder, Word};
use icu_experimental::displaynames::{DisplayNamesOptions, Style, multi::RegionDisplayNames};
use icu_locale_core::{Locale, subtags::Region};
use std::collections::{BTreeMap, BTreeSet};

/// Most words of a country's name that are compared.
pub(crate) const MAX_WORDS: usize = 5;

/// ISO 3166-1 alpha-2 code.
pub(crate) type Country = [u8; 2];

/// What countries are called in a language (a BCP 47 tag) by CLDR, each with its code.
#[must_use]
pub fn country_names(language: &str) -> Vec<(String, String)> {
    let names = language.parse::<Locale>().ok().and_then(|locale| {
        RegionDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok()
    });
    let Some(names) = names else {
        return Vec::new();
    };
    let named = regions().filter_map(|(_, region)| {
        let name = names.of(region)?;
        Some((region.to_string(), name.to_owned()))
    });
    named.collect()
}

/// All codes of two letters, but for those that stand for no country of their own, each with what CLDR names by it.
fn regions() -> impl Iterator<Item = (Country, Region)> {
    let all = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]));
    all.filter(|code| !matches!(code, b"EU" | b"EZ" | b"UN" | b"ZZ" | b"QO" | b"XA" | b"XB"))
        .filter_map(|code| Some((code, Region::try_from_utf8(&code).ok()?)))
}

/// Finds the names of countries.
pub(crate) struct Places {
    /// From folded words with spaces between to the country; `None` where two have that name.
    by_name: BTreeMap<String, Option<Country>>,
    codes: BTreeSet<Country>,
}

impl Places {
    /// The countries' names in English and in the given languages (BCP 47 tags).
    pub fn of(folder: &Folder, languages: &BTreeSet<&str>) -> Self {
        let mut places = Self {
            by_name: BTreeMap::new(),
            codes: BTreeSet::new(),
        };
        for tag in std::iter::once("en").chain(languages.iter().copied()) {
            let Ok(locale) = tag.parse::<Locale>() else {
                continue;
            };
            let short = {
                let mut options = DisplayNamesOptions::default();
                options.style = Some(Style::Short);
                options
            };
            let load = |options| RegionDisplayNames::try_new((&locale).into(), options).ok();
            if let (Some(long), Some(short)) = (load(DisplayNamesOptions::default()), load(short)) {
                places.add(folder, &long, &short);
            }
        }
        places
    }

    fn add(&mut self, folder: &Folder, long: &RegionDisplayNames, short: &RegionDisplayNames) {
        for (code, region) in regions() {
            let Some(name) = long.of(region) else {
                continue;
            };
            self.codes.insert(code);
            self.name(folder, name, code);
            if let Some(shorter) = short.of(region).filter(|shorter| *shorter != name) {
                self.name(folder, shorter, code);
            }
        }
    }

    fn name(&mut self, folder: &Folder, name: &str, code: Country) {
        let words = folder.words(name);
        let key = key(&words);
        if words.len() > MAX_WORDS || key.chars().count() < 2 {
            return;
        }
        let known = self.by_name.entry(key).or_insert(Some(code));
        if *known != Some(code) {
            *known = None;
        }
    }

    /// The country that some words name. A code of two letters must be in capitals, and
    /// `mixed` says that not everything around it is.
    pub fn find(&self, words: &[Word], mixed: bool) -> Option<Country> {
        if let [word] = words
            && word.text.len() == 2
            && word.text.is_ascii()
        {
            let code = word.text.to_ascii_uppercase();
            let code: Country = code.as_bytes().try_into().ok()?;
            if !word.all_capitals || !mixed {
                return None;
            }
            return match self.by_name.get(&word.text) {
                Some(country) => *country,
                None => self.codes.contains(&code).then_some(code),
            };
        }
        *self.by_name.get(&key(words))?
    }

    /// The longest country name at the beginning of a text without spaces, and its length in
    /// characters.
    pub fn find_prefix(&self, letters: &[char]) -> Option<(usize, Country)> {
        (2..=letters.len().min(8)).rev().find_map(|length| {
            let name: String = letters[..length].iter().collect();
            Some((length, (*self.by_name.get(&name)?)?))
        })
    }
}

fn key(words: &[Word]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_names_in_languages_that_nobody_reads_here() {
        for (language, code, name) in [
            ("nl", "DE", "Duitsland"),
            ("pl", "DE", "Niemcy"),
            ("de", "FR", "Frankreich"),
        ] {
            let all = country_names(language);
            let wanted = (code.to_owned(), name.to_owned());
            assert!(all.contains(&wanted), "{language}: {all:?}");
            assert!(all.iter().all(|(code, _)| code != "EU"), "{language}");
        }
    }

    #[test]
    fn countries_are_found_in_the_languages_of_the_list() {
        let folder = Folder::new();
        let places = Places::of(&folder, &BTreeSet::from(["de", "zh-Hant"]));
        let find = |text: &str| places.find(&folder.words(text), true);
        assert_eq!(find("Hong Kong"), Some(*b"HK"));
        assert_eq!(find("Österreich"), find("AUSTRIA"));
        assert_eq!(find("UK"), Some(*b"GB"));
        assert_eq!(find("us"), None, "a pronoun");
        assert_eq!(find("Uni"), None);
        let letters: Vec<char> = folder.words("台湾劳工")[0].text.chars().collect();
        assert_eq!(places.find_prefix(&letters), Some((2, *b"TW")));
    }
}
