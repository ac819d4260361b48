//! Names by language, and the names of the actors that a page speaks of.

use crate::{
    language::{Language, spoken},
    state::WebState,
    survey::Survey,
    views::Text,
};
use std::collections::BTreeMap;
use undersigned_domain::{ids, nearest};
use undersigned_federation::views::{ActorNames, AppealView};

/// Text by language tag.
pub type ByLanguage = BTreeMap<String, String>;

/// Reads a map as it is stored. What cannot be read has no names.
#[must_use]
pub fn read(json: &str) -> ByLanguage {
    serde_json::from_str(json).unwrap_or_default()
}

/// All of them: the reader's language first, then English, which most who read neither can make
/// something of, then the others by their tags.
#[must_use]
pub fn texts<'a>(
    map: impl IntoIterator<Item = (&'a String, &'a String)>,
    reader: Language,
) -> Vec<Text> {
    let mut texts: Vec<Text> = map
        .into_iter()
        .map(|(tag, words)| Text::new(tag, words))
        .collect();
    texts.sort_by_key(|text| distance(&text.language, reader));
    texts
}

/// The one to show where there is room for one.
#[must_use]
pub fn first<'a>(
    map: impl IntoIterator<Item = (&'a String, &'a String)>,
    reader: Language,
) -> Option<Text> {
    texts(map, reader).into_iter().next()
}

/// Whether a language is not the reader's, for sorting.
#[must_use]
pub fn foreign(tag: &str, reader: Language) -> bool {
    !tag.eq_ignore_ascii_case(reader.tag) && spoken(tag) != Some(reader)
}

/// How far a language is from the reader, for sorting: theirs, English, any other.
#[must_use]
pub fn distance(tag: &str, reader: Language) -> u8 {
    nearest::distance(tag, |tag| !foreign(tag, reader))
}

/// The one of several languages to show where there is room for one.
#[must_use]
pub fn closest(offered: &[String], reader: Language) -> Option<&String> {
    offered.iter().min_by_key(|tag| distance(tag, reader))
}

/// An address as people write it: without its scheme.
#[must_use]
pub fn plain_address(id: &str) -> String {
    let plain = id.split_once("://").map_or(id, |(_, rest)| rest);
    plain.trim_end_matches('/').to_owned()
}

/// The names of those who matter to one appeal.
#[derive(Debug, Clone)]
pub struct People {
    reader: Language,
    base: String,
    names: BTreeMap<String, ByLanguage>,
}

impl People {
    /// Organiser, initiators and those who count, by what this server knows of them, or else by
    /// how they sign.
    #[must_use]
    pub fn of(web: &WebState, reader: Language, view: &AppealView, survey: &Survey) -> Self {
        let mut names = ActorNames::clone(&view.names);
        names.retain(|_, names| !names.is_empty());
        for (id, called) in survey.called() {
            names.entry(id.clone()).or_insert_with(|| called.clone());
        }
        Self {
            reader,
            base: web.instance.addresses.base().to_owned(),
            names,
        }
    }

    /// Names of actors that are known already, for tests.
    #[cfg(test)]
    pub fn known(reader: Language, base: &str, names: BTreeMap<String, ByLanguage>) -> Self {
        Self {
            reader,
            base: base.to_owned(),
            names,
        }
    }

    /// The reader's language.
    #[must_use]
    pub const fn reader(&self) -> Language {
        self.reader
    }

    /// Every name, the reader's language first; the host of one that has none.
    #[must_use]
    pub fn names(&self, actor: &str) -> Vec<Text> {
        match self.names.get(actor) {
            Some(names) => texts(names, self.reader),
            None => vec![Text::new("", ids::host(actor))],
        }
    }

    /// The one name to show.
    #[must_use]
    pub fn name(&self, actor: &str) -> Text {
        self.names(actor).into_iter().next().unwrap_or_default()
    }

    /// The page of an actor: here for ours, at its own server for others.
    #[must_use]
    pub fn href(&self, actor: &str) -> Option<String> {
        let ours = actor
            .strip_prefix(&self.base)
            .filter(|path| path.starts_with('/'));
        let web = actor.starts_with("https://") || actor.starts_with("http://");
        match ours {
            Some(path) => Some(path.to_owned()),
            None => web.then(|| actor.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    fn map(pairs: &[(&str, &str)]) -> ByLanguage {
        pairs
            .iter()
            .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
            .collect()
    }

    #[test]
    fn the_readers_language_comes_first() {
        let names = map(&[("ar", "نقابة"), ("en", "Union"), ("zh-HK", "工會")]);
        let chinese = Language::from_tag("zh-Hant").unwrap();
        assert_eq!(texts(&names, ENGLISH)[0].words, "Union");
        assert_eq!(texts(&names, chinese)[0].words, "工會");
        assert_eq!(texts(&names, chinese)[1].words, "Union");
        assert_eq!(texts(&names, chinese)[2].words, "نقابة");
    }

    #[test]
    fn english_stands_in_for_a_language_that_is_missing() {
        let names = map(&[("ar", "نقابة"), ("en-GB", "Union"), ("ru", "Союз")]);
        let spanish = Language::from_tag("es").unwrap();
        assert_eq!(first(&names, spanish).unwrap().words, "Union");
        let without = map(&[("ar", "نقابة"), ("ru", "Союз")]);
        assert_eq!(first(&without, spanish).unwrap().words, "نقابة");
    }

    #[test]
    fn of_several_languages_english_is_closer_than_the_first() {
        let offered = ["ar", "en-GB", "ru"].map(str::to_owned);
        let closest_to = |tag: &str| closest(&offered, Language::from_tag(tag).unwrap());
        assert_eq!(closest_to("ru"), Some(&offered[2]));
        assert_eq!(closest_to("fr"), Some(&offered[1]));
        assert_eq!(closest(&[], ENGLISH), None);
    }

    #[test]
    fn who_has_no_name_is_called_by_its_host() {
        let people = People::known(ENGLISH, "https://a.example", BTreeMap::new());
        assert_eq!(people.name("https://b.example/orgs/x").words, "b.example");
        assert_eq!(
            people.href("https://a.example/orgs/x").as_deref(),
            Some("/orgs/x")
        );
        assert_eq!(
            people.href("https://a.example.evil/orgs/x").as_deref(),
            Some("https://a.example.evil/orgs/x")
        );
        assert_eq!(people.href("javascript:alert(1)"), None);
    }
}
