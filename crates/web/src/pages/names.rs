//! Names by language, and the names of the actors that a page speaks of.

use crate::{
    language::{Language, spoken},
    state::WebState,
    survey::Survey,
    views::{Text, appeal::Party},
};
use std::collections::BTreeMap;
use undersigned_domain::{appeal::Titles, ids, nearest};
use undersigned_federation::views::{ActorNames, Appeal, AppealView};

/// Text by language tag.
pub type ByLanguage = BTreeMap<String, String>;

/// Reads a map as it is stored. What cannot be read has no names.
#[must_use]
pub fn read(json: &str) -> ByLanguage {
    serde_json::from_str(json).unwrap_or_default()
}

/// The titles of an appeal as its row has them.
#[must_use]
pub fn titles(appeal: &Appeal) -> Titles {
    serde_json::from_str(appeal.titles.as_deref().unwrap_or_default()).unwrap_or_default()
}

/// The one to show where there is room for one: in the reader's language, or else in the first in which the appeal is
/// signed. A translation that is not the reader's is nobody's text, in English neither.
#[must_use]
pub fn title(titles: &Titles, reader: Language) -> Option<Text> {
    let closest = titles
        .pairs()
        .min_by_key(|(tag, _)| strangeness(tag, reader));
    closest.map(|(tag, words)| Text::new(tag, words))
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
    texts.sort_by_key(|text| distance_of(&text.language, &text.words, reader));
    texts
}

/// How somebody is called: the same, with what is alike in several languages once.
#[must_use]
pub fn each<'a>(
    map: impl IntoIterator<Item = (&'a String, &'a String)>,
    reader: Language,
) -> Vec<Text> {
    let mut each: Vec<Text> = Vec::new();
    for text in texts(map, reader) {
        if !each.iter().any(|other| other.words == text.words) {
            each.push(text);
        }
    }
    each
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

/// How strange a language is to a reader, for sorting where it matters which text is signed, and English is no
/// closer than others: theirs, theirs as others write it, any other.
#[must_use]
pub fn strangeness(tag: &str, reader: Language) -> u8 {
    match foreign(tag, reader) {
        false => 0,
        true if nearest::is_one_language(tag, reader.tag) => 1,
        true => STRANGE,
    }
}

/// The [`strangeness`] of a language of which a reader knows nothing.
pub const STRANGE: u8 = 2;

/// How far a language is from the reader, for sorting: the very one of the interface, one that the interface
/// speaks in it, one of which nobody said how it is written there (`zh` for a reader of `zh-Hant`), theirs as
/// others write it (`zh-Hans`), English, one in Latin letters, any other.
#[must_use]
pub fn distance(tag: &str, reader: Language) -> u8 {
    match tag.eq_ignore_ascii_case(reader.tag) {
        true => 0,
        false if !foreign(tag, reader) => 1,
        false => 1 + nearest::distance_from(tag, reader.tag),
    }
}

/// How strange words in an unknown language are whose letters are those of the reader, other than Latin ones: like theirs
/// as others write it.
const IN_THEIR_LETTERS: u8 = 3;

/// The [`distance`] of words in a language. Where nobody said in which they are (`und`), their letters show whether a
/// reader can make something of them.
#[must_use]
pub fn distance_of(tag: &str, words: &str, reader: Language) -> u8 {
    if !tag.is_empty() && !tag.eq_ignore_ascii_case("und") {
        return distance(tag, reader);
    }
    match letters(words) {
        Some(Letters::Latin) => distance("und-Latn", reader),
        Some(own) if letters(reader.native) == Some(own) => IN_THEIR_LETTERS,
        _ => distance(tag, reader),
    }
}

/// The letters in which the interface is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

/// Those with which words begin.
fn letters(words: &str) -> Option<Letters> {
    match words.chars().find(|letter| letter.is_alphabetic())? {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            Some(Letters::Latin)
        }
        '\u{400}'..='\u{52F}' => Some(Letters::Cyrillic),
        '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => Some(Letters::Arabic),
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Some(Letters::Han),
        _ => None,
    }
}

/// The one of several languages to show where there is room for one.
#[must_use]
pub fn closest(offered: &[String], reader: Language) -> Option<&String> {
    offered.iter().min_by_key(|tag| distance(tag, reader))
}

/// The tag under which somebody writes their own language: that of the interface, unless one of those that are
/// `known` says more of the same language.
#[must_use]
pub fn own_tag<'a>(reader: Language, known: &[&'a str]) -> &'a str {
    let is_known = known.iter().any(|tag| tag.eq_ignore_ascii_case(reader.tag));
    let mut closer = known.iter().copied();
    let closer = closer.find(|tag| !foreign(tag, reader) && !is_shorter(tag, reader.tag));
    closer.filter(|_| !is_known).unwrap_or(reader.tag)
}

/// Whether a tag is the beginning of a longer one, and says less of the same language.
#[must_use]
pub fn is_shorter(tag: &str, other: &str) -> bool {
    tag.len() < other.len() && nearest::is_beginning(tag, other)
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
            Some(names) => each(names, self.reader),
            None => vec![Text::new("", ids::host(actor))],
        }
    }

    /// The one name to show.
    #[must_use]
    pub fn name(&self, actor: &str) -> Text {
        self.names(actor).into_iter().next().unwrap_or_default()
    }

    /// An actor by the one name to show, with its page.
    #[must_use]
    pub fn party(&self, actor: &str) -> Party {
        Party {
            name: self.name(actor),
            href: self.href(actor),
        }
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
    fn an_appeal_is_called_by_the_title_that_is_signed_where_the_readers_is_missing() {
        let titles: Titles =
            serde_json::from_str(r#"{"nl":"Laat ze vrij","ar":"أطلقوا","es":"Libertad"}"#).unwrap();
        let called = |reader| title(&titles, reader).unwrap().words;
        assert_eq!(called(ENGLISH), "Laat ze vrij");
        assert_eq!(called(Language::from_tag("fr").unwrap()), "Laat ze vrij");
        assert_eq!(called(Language::from_tag("es").unwrap()), "Libertad");
        assert_eq!(title(&Titles::default(), ENGLISH), None);
    }

    #[test]
    fn a_name_that_is_the_same_in_several_languages_stands_once() {
        let names = map(&[("ar", "مارتا"), ("en", "Marta"), ("es", "Marta")]);
        let words = |reader| -> Vec<String> {
            let each = each(&names, reader).into_iter();
            each.map(|text| format!("{} {}", text.language, text.words))
                .collect()
        };
        assert_eq!(words(ENGLISH), ["en Marta", "ar مارتا"]);
        let spanish = Language::from_tag("es").unwrap();
        assert_eq!(words(spanish), ["es Marta", "ar مارتا"]);
    }

    #[test]
    fn a_name_in_no_known_language_comes_first_where_its_letters_are_the_readers() {
        let words = |pairs: &[(&str, &str)], reader: &str| {
            let reader = Language::from_tag(reader).unwrap();
            first(&map(pairs), reader).unwrap().words
        };
        let typed = [
            ("ar", "اتحاد كتبة الحصر"),
            ("und", "Federation of Tally Clerks"),
        ];
        assert_eq!(words(&typed, "en"), "Federation of Tally Clerks");
        assert_eq!(words(&typed, "zh-Hans"), "Federation of Tally Clerks");
        assert_eq!(words(&typed, "ar"), "اتحاد كتبة الحصر");
        // Whose language is known is still closer.
        let both = [("en", "Union"), ("und", "نقابة")];
        assert_eq!(words(&both, "en"), "Union");
        assert_eq!(words(&both, "ru"), "Union");
        assert_eq!(words(&both, "ar"), "نقابة");
    }

    #[test]
    fn a_whole_tag_comes_before_its_beginning() {
        let chinese = Language::from_tag("zh-Hant").unwrap();
        let words = |pairs: &[(&str, &str)], reader| first(&map(pairs), reader).unwrap().words;
        let both = [
            ("en", "Union"),
            ("zh", "工会"),
            ("zh-HK", "香港工會"),
            ("zh-Hant", "工會"),
        ];
        assert_eq!(words(&both, chinese), "工會");
        assert_eq!(words(&both[..3], chinese), "香港工會");
        // Of a name in "Chinese" nobody said in which script it is.
        assert_eq!(words(&both[..2], chinese), "工会");
        let simplified = [("en", "Union"), ("zh-Hans", "工会")];
        assert_eq!(words(&simplified, chinese), "工会");
        let hans = Language::from_tag("zh-Hans").unwrap();
        let traditional = [("en", "Union"), ("zh-Hant", "工會")];
        assert_eq!(words(&traditional, hans), "工會");
        let spanish = Language::from_tag("es").unwrap();
        assert_eq!(
            words(&[("en", "Union"), ("es-MX", "Unión")], spanish),
            "Unión"
        );
    }

    #[test]
    fn ones_own_language_is_named_by_the_tag_that_says_most() {
        let own =
            |tag: &str, known: &[&'static str]| own_tag(Language::from_tag(tag).unwrap(), known);
        assert_eq!(own("es", &["en", "es-MX"]), "es-MX");
        assert_eq!(own("es", &["es", "es-MX"]), "es");
        assert_eq!(own("zh-Hant", &["en", "zh-HK"]), "zh-HK");
        assert_eq!(own("zh-Hant", &["en", "zh"]), "zh-Hant");
        assert_eq!(own("zh-Hans", &["zh"]), "zh-Hans");
        assert_eq!(own("fr", &["en"]), "fr");
        assert!(is_shorter("zh", "zh-Hant") && !is_shorter("zh-Hant", "zh"));
    }

    #[test]
    fn english_stands_in_for_a_language_that_is_missing() {
        let names = map(&[("ar", "نقابة"), ("en-GB", "Union"), ("ru", "Союз")]);
        let spanish = Language::from_tag("es").unwrap();
        assert_eq!(first(&names, spanish).unwrap().words, "Union");
        let without = map(&[("ar", "نقابة"), ("ru", "Союз")]);
        assert_eq!(first(&without, spanish).unwrap().words, "نقابة");
        let without = map(&[("ar", "نقابة"), ("fr", "Syndicat")]);
        assert_eq!(first(&without, spanish).unwrap().words, "Syndicat");
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
        let party = people.party("https://b.example/orgs/x");
        assert_eq!(party.name.words, "b.example");
        assert_eq!(party.href.as_deref(), Some("https://b.example/orgs/x"));
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
