//! Languages in forms: by name, in the order in which a reader of the interface's language looks.

use super::{
    Language, NATIVE_NAMES,
    by_name::{ByName, Named},
};
use icu_experimental::displaynames::{DisplayNamesOptions, multi::LanguageDisplayNames};
use icu_locale_core::{Locale, subtags};
use std::sync::LazyLock;

/// A BCP 47 tag; and the language's name for the reader, with its name in itself.
pub type Tongue = Named;

static TONGUES: LazyLock<ByName> = LazyLock::new(|| ByName::of(named));

/// The languages to be offered: two tags for what people call the same would only make them wonder.
fn offered() -> Vec<(&'static str, &'static str)> {
    let mut offered: Vec<(&str, &str)> = Vec::new();
    for known in NATIVE_NAMES {
        if !offered.iter().any(|(_, name)| *name == known.1) {
            offered.push(*known);
        }
    }
    offered
}

fn named(reader: Language) -> Vec<Tongue> {
    let locale: Option<Locale> = reader.tag.parse().ok();
    let names = locale.as_ref().and_then(|locale| {
        LanguageDisplayNames::try_new(locale.into(), DisplayNamesOptions::default()).ok()
    });
    offered()
        .into_iter()
        .map(|(tag, native)| {
            let primary = tag.split('-').next().unwrap_or(tag);
            let primary: Option<subtags::Language> = primary.parse().ok();
            let name = names.as_ref().zip(primary);
            let name = name.and_then(|(names, primary)| names.of(primary));
            (tag, label(name, native))
        })
        .collect()
}

/// Both names, or one where they are the same or only one is known.
fn label(name: Option<&str>, native: &str) -> String {
    match name {
        Some(name) if name.to_lowercase() != native.to_lowercase() => {
            format!("{name} – {native}")
        }
        _ => native.to_owned(),
    }
}

impl Language {
    /// Languages that appeals are often written in, sorted by name.
    #[must_use]
    pub fn tongues(self) -> &'static [Tongue] {
        TONGUES.read_in(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn languages_are_named_in_the_readers_and_in_themselves() {
        for (reader, tag, label) in [
            ("en", "fr", "French – français"),
            ("fr", "de", "allemand – Deutsch"),
            ("fr", "fr", "français"),
            ("es", "zh-Hant", "chino – 繁體中文"),
            ("zh-Hant", "en", "英文 – English"),
        ] {
            let tongues = Language::from_tag(reader).unwrap().tongues();
            let found = tongues.iter().find(|tongue| tongue.0 == tag);
            assert_eq!(found.unwrap().1, label, "{reader} {tag}");
        }
        for language in LANGUAGES {
            assert!(language.tongues().len() > 40, "{}", language.tag);
        }
    }
}
