//! Words of the interface, from the Fluent files under `locales/`.
//!
//! Keys are unique over all files of a language and begin with the name of their page, so that a
//! translator can work page by page.

use super::{ENGLISH, Language, direction, format, sheets};
use fluent_bundle::{FluentArgs, FluentValue};
use undersigned_proof::strict_json::turns_text;

/// A plain function that writes a value, or leaves that to the library.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// What writes the counts in sentences of the language at that place of [`super::LANGUAGES`]: as
/// everywhere else on the page.
pub(super) fn formatter<M>(place: usize) -> Option<Formatter<M>> {
    let formatters: [Formatter<M>; 9] = [
        number::<0, M>,
        number::<1, M>,
        number::<2, M>,
        number::<3, M>,
        number::<4, M>,
        number::<5, M>,
        number::<6, M>,
        number::<7, M>,
        number::<8, M>,
    ];
    formatters.get(place).copied()
}

/// Writes a count by the habits of the language at that place of [`super::LANGUAGES`]: a bundle takes a
/// plain function, which cannot know whose it is.
fn number<const PLACE: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // Counts are whole and far below 2^53, so nothing is lost on the way back.
        FluentValue::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            Some(format::number_at::<PLACE>(number.value as u64))
        }
        _ => None,
    }
}

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A count: chooses the plural and is written by the rules of the language.
    Count(u64),
    /// Anything else: a name, a host, a date already written out.
    Words(String),
    /// What a sentence chooses its words by and never shows.
    Code(String),
}

/// A code by which a sentence chooses its words, such as `petition`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(pub String);

/// Anything a template may put into a sentence: counts, words, and references to them.
pub trait ToArgument {
    /// The value as an argument.
    fn argument(&self) -> Argument;
}

macro_rules! counts {
    ($($kind:ty),*) => {$(
        impl ToArgument for $kind {
            fn argument(&self) -> Argument {
                Argument::Count(u64::try_from(*self).unwrap_or(u64::MAX))
            }
        }
    )*};
}
counts!(u8, u16, u32, u64, usize);

impl ToArgument for str {
    fn argument(&self) -> Argument {
        Argument::Words(self.to_owned())
    }
}

impl ToArgument for String {
    fn argument(&self) -> Argument {
        Argument::Words(self.clone())
    }
}

impl ToArgument for Code {
    fn argument(&self) -> Argument {
        Argument::Code(self.0.clone())
    }
}

impl<T: ToArgument + ?Sized> ToArgument for &T {
    fn argument(&self) -> Argument {
        (**self).argument()
    }
}

/// Looks a sentence up, in English where the language lacks it, and as the bare key where even
/// that is missing (a test makes sure that none is).
#[must_use]
pub fn t(language: Language, key: &str, arguments: &[(&'static str, Argument)]) -> String {
    try_t(language, key, arguments).unwrap_or_else(|| key.to_owned())
}

/// Like [`t`], but says when there is no such sentence.
#[must_use]
pub fn try_t(
    language: Language,
    key: &str,
    arguments: &[(&'static str, Argument)],
) -> Option<String> {
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Argument::Count(count) => FluentValue::from(*count),
                Argument::Words(words) => FluentValue::from(isolated(language, words)),
                // With isolates around it, it would be another code.
                Argument::Code(code) => FluentValue::from(code.as_str()),
            };
            (*name, value)
        })
        .collect();
    sheets::sentence(language, key, &arguments)
        .or_else(|| sheets::sentence(ENGLISH, key, &arguments))
}

/// Wraps words whose direction may differ from the sentence around them in first-strong isolates
/// (UAX #9, FSI and PDI), and leaves the others untouched, so that copied text stays plain.
#[must_use]
pub fn isolated(language: Language, words: &str) -> String {
    let foreign = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    };
    let mut letters = words.chars();
    if letters.any(|c| foreign(c) || turns_text(c)) || direction(language.tag) == "rtl" {
        format!("\u{2068}{words}\u{2069}")
    } else {
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::LANGUAGES, *};
    use std::collections::{BTreeMap, BTreeSet};

    /// The sentences of one language by their keys, with all that they choose from, read from its files.
    fn sentences(tag: &str) -> BTreeMap<String, String> {
        let folder = format!("{}/locales/{tag}", env!("CARGO_MANIFEST_DIR"));
        let mut sentences: BTreeMap<String, String> = BTreeMap::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let mut key = String::new();
            let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
            for line in text.lines().filter(is_said) {
                let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
                let said = match line.split_once('=').filter(|_| begins) {
                    Some((name, said)) => {
                        name.trim().clone_into(&mut key);
                        said
                    }
                    None => line,
                };
                let sentence = sentences.entry(key.clone()).or_default();
                sentence.push_str(said);
                sentence.push('\n');
            }
        }
        sentences
    }

    /// Keys of one language.
    fn keys(tag: &str) -> BTreeSet<String> {
        sentences(tag).into_keys().collect()
    }

    /// The names of what is put into a sentence. Languages without plurals choose by no count, and others by one that
    /// English does not look at.
    fn put_in(sentence: &str) -> BTreeSet<&str> {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let names = sentence.split('$').skip(1);
        let names = names.filter_map(|rest| rest.split(|c: char| !is_of_name(c)).next());
        names.filter(|name| *name != "count").collect()
    }

    #[test]
    fn every_language_puts_into_a_sentence_what_english_does() {
        let english = sentences("en");
        for language in LANGUAGES {
            for (key, sentence) in sentences(language.tag) {
                let meant = english.get(&key).map(|sentence| put_in(sentence));
                assert_eq!(Some(put_in(&sentence)), meant, "{}: {key}", language.tag);
            }
        }
    }

    /// With a plain space a mark may begin the next line.
    #[test]
    fn no_mark_is_parted_from_its_word_in_french() {
        for (key, sentence) in sentences("fr") {
            for parted in [" :", " ;", " !", " ?", " »", "« "] {
                assert!(!sentence.contains(parted), "{key}: `{parted}`");
            }
        }
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let english = keys("en");
        assert!(english.len() > 100);
        for language in LANGUAGES {
            let theirs = keys(language.tag);
            let unknown: Vec<_> = theirs.difference(&english).collect();
            assert!(
                unknown.is_empty(),
                "{}: unknown keys {unknown:?}",
                language.tag
            );
            let missing: BTreeSet<&str> = english.difference(&theirs).map(String::as_str).collect();
            assert_eq!(
                missing,
                untranslated(language.tag),
                "{}: keys that are missing, and those that `untranslated.txt` says are",
                language.tag
            );
        }
    }

    /// Keys that still wait for a translator, and are shown in English meanwhile: one language and
    /// key in each line. Whoever translates one takes its line away.
    fn untranslated(tag: &str) -> BTreeSet<&'static str> {
        include_str!("../../untranslated.txt")
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(language, _)| *language == tag)
            .map(|(_, key)| key)
            .collect()
    }

    #[test]
    fn counts_in_sentences_follow_the_language() {
        let people = |tag: &str| {
            let language = Language::from_tag(tag).unwrap();
            t(
                language,
                "appeal-people",
                &[("count", Argument::Count(12_345))],
            )
        };
        for (tag, number) in [
            ("en", "12,345"),
            ("es", "12.345"),
            ("id", "12.345"),
            ("zh-Hans", "12,345"),
            ("ar", "١٢٬٣٤٥"),
        ] {
            assert!(people(tag).contains(number), "{}", people(tag));
        }
        for language in LANGUAGES {
            let plain = people(language.tag);
            assert!(!plain.contains("12345"), "no formatter for {plain}");
        }
        assert!(people("ru").contains("12\u{a0}345"), "{}", people("ru"));
        assert!(people("fr").contains("12\u{202f}345"), "{}", people("fr"));
    }

    #[test]
    fn a_code_chooses_words_in_every_language() {
        for language in LANGUAGES {
            let said = |how: &str| {
                let arguments = [
                    ("how", Argument::Code(how.to_owned())),
                    ("count", Argument::Count(3)),
                ];
                t(*language, "case-lasting-detained", &arguments)
            };
            assert_ne!(said("exact"), said("least"), "{}", language.tag);
            let kind = |kind: &str| {
                let arguments = [
                    ("count", Argument::Count(3)),
                    ("kind", Argument::Code(kind.to_owned())),
                ];
                t(*language, "appeal-stand-behind", &arguments)
            };
            let kinds = [
                "petition",
                "open-letter",
                "joint-statement",
                "urgent-appeal",
            ];
            let said: BTreeSet<String> = kinds.map(kind).into();
            assert_eq!(said.len(), kinds.len(), "{}: {said:?}", language.tag);
            assert!(
                said.iter().all(|words| !words.contains(['{', '$'])),
                "{}: {said:?}",
                language.tag
            );
        }
    }

    #[test]
    fn where_nobody_has_joined_yet_a_sentence_says_so_in_every_language() {
        for language in LANGUAGES {
            let behind = |count: u64| {
                let arguments = [
                    ("count", Argument::Count(count)),
                    ("kind", Argument::Code("petition".to_owned())),
                ];
                t(*language, "appeal-stand-behind", &arguments)
            };
            let (nobody, many) = (behind(0), behind(100));
            assert!(
                nobody.chars().count() > many.chars().count(),
                "{}: {nobody}",
                language.tag
            );
            let ended = [("kind", Argument::Code("petition".to_owned()))];
            let ended = t(*language, "appeal-none-stand-behind", &ended);
            assert!(
                ended != nobody && !ended.contains(['{', '$']),
                "{}: {ended}",
                language.tag
            );
        }
    }

    #[test]
    fn no_key_stands_in_two_files() {
        let mut seen = BTreeMap::new();
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en")).unwrap() {
            let path = file.unwrap().path();
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                let Some((key, _)) = line.split_once(" =") else {
                    continue;
                };
                if key.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                    let earlier = seen.insert(key.to_owned(), path.clone());
                    assert!(
                        earlier.is_none(),
                        "{key} stands in {earlier:?} and {path:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_key_a_template_names_exists() {
        fn walk(folder: &std::path::Path, texts: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, texts);
                } else {
                    texts.push(std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let english = keys("en");
        let mut texts = Vec::new();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        walk(&root.join("templates"), &mut texts);
        let mut missing = BTreeSet::new();
        for text in &texts {
            for call in [
                "t(\"",
                "t1(\"",
                "t2(\"",
                "t3(\"",
                "\"field-",
                "tongue.tag, \"",
            ] {
                for rest in text.split(call).skip(1) {
                    let end = rest.split('"').next().unwrap();
                    let key = if call == "\"field-" {
                        format!("field-{end}")
                    } else {
                        end.to_owned()
                    };
                    if !english.contains(&key) {
                        missing.insert(key);
                    }
                }
            }
        }
        assert!(
            missing.is_empty(),
            "templates name keys that no file has: {missing:?}"
        );
    }

    #[test]
    fn counts_are_grouped_and_right_to_left_names_are_kept_apart() {
        let english = ENGLISH;
        assert!(
            t(
                english,
                "appeal-people",
                &[("count", Argument::Count(3208))]
            )
            .contains("3,208")
        );
        assert_eq!(isolated(english, "Dockers"), "Dockers");
        for words in ["نقابة", "Dock\u{202e}ers"] {
            assert_eq!(isolated(english, words), format!("\u{2068}{words}\u{2069}"));
        }
    }
}
