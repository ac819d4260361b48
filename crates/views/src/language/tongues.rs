//! Languages in forms: by name, in the order in which a reader of the interface's language looks.

use super::{
    ENGLISH, Language, NATIVE_NAMES,
    by_name::{ByName, Named},
};
use icu_collator::{
    Collator, CollatorPreferences,
    options::{CollatorOptions, Strength},
};
use icu_experimental::displaynames::{DisplayNamesOptions, multi::LanguageDisplayNames};
use icu_locale_core::{Locale, subtags};
use std::{iter, sync::LazyLock};
use undersigned_domain::{names::is_language_tag, nearest};

/// A BCP 47 tag; and the language's name for the reader, with its name in itself.
pub type Tongue = Named;

/// What else languages of the interface are called that the reader's list names otherwise, in small letters: in
/// English, in themselves, and as spreadsheets write them.
const ALSO_CALLED: &[(&str, &[&str])] = &[
    // What the forms show in place of a code where nobody knows which language it is.
    (
        "und",
        &[
            "not known",
            "inconnue",
            "no se conoce",
            "неизвестен",
            "غير معروفة",
            "未知",
            "不詳",
            "tidak diketahui",
            "chưa rõ",
        ],
    ),
    ("es", &["castilian", "castellano"]),
    ("id", &["bahasa indonesia", "bahasa"]),
    (
        "zh-Hans",
        &[
            "simplified chinese",
            "chinese simplified",
            "chinese (simplified)",
            "chinese, simplified",
            "简体",
            "简体字",
            "簡體",
            "簡體中文",
            "中文（简体）",
            "中文(简体)",
        ],
    ),
    (
        "zh-Hant",
        &[
            "traditional chinese",
            "chinese traditional",
            "chinese (traditional)",
            "chinese, traditional",
            "繁體",
            "繁体",
            "繁体中文",
            "正體中文",
            "正體",
            "中文（繁體）",
            "中文(繁體)",
        ],
    ),
    (
        "zh-TW",
        &["taiwanese mandarin", "中文（台灣）", "中文（臺灣）"],
    ),
    ("zh-HK", &["中文（香港）"]),
];

/// Stands between the two names of a language.
const BETWEEN: &str = " – ";

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
    let names = display_names(reader);
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

/// What languages are called in the reader's.
fn display_names(reader: Language) -> Option<LanguageDisplayNames> {
    let locale: Locale = reader.tag.parse().ok()?;
    LanguageDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default()).ok()
}

/// Whether a tag that somebody types stands for a language. Two letters have to be a code that is
/// given; of three letters thousands are, most of them for languages that no table names: speakers of
/// Mam can use theirs. What comes from other servers is held to the shape alone.
#[must_use]
pub fn is_typed_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag);
    is_language_tag(tag)
        && match primary.len() {
            2 => is_given(primary),
            3 => true,
            _ => false,
        }
}

/// A tag with each letter as it is written by custom (RFC 5646, section 2.1.1): `AR` is `ar`, `ZH-HANT-hk` is `zh-Hant-HK`.
/// Programs compare tags without it; pages, addresses and the members of statements have them as they stand.
fn in_usual_case(tag: &str) -> String {
    let mut usual: Vec<String> = Vec::new();
    // What follows a single letter is small, whatever its length.
    let mut is_extension = false;
    for part in tag.split('-') {
        let small = part.to_ascii_lowercase();
        let is_further = !usual.is_empty() && !is_extension;
        is_extension |= part.len() == 1;
        usual.push(match part.len() {
            2 if is_further => part.to_ascii_uppercase(),
            4 if is_further => {
                let (first, rest) = small.split_at_checked(1).unwrap_or(("", small.as_str()));
                first.to_ascii_uppercase() + rest
            }
            _ => small,
        });
    }
    usual.join("-")
}

/// Whether two letters are the code of a language: one that is offered, or that has a name in English.
fn is_given(primary: &str) -> bool {
    let offered = NATIVE_NAMES.iter();
    let mut offered = offered.map(|(tag, _)| tag.split('-').next().unwrap_or(tag));
    let code: Option<subtags::Language> = primary.parse().ok();
    offered.any(|tag| tag.eq_ignore_ascii_case(primary))
        || display_names(ENGLISH)
            .zip(code)
            .is_some_and(|(names, code)| names.of(code).is_some())
}

/// Both names, or one where they are the same or only one is known.
fn label(name: Option<&str>, native: &str) -> String {
    match name {
        Some(name) if name.to_lowercase() != native.to_lowercase() => {
            format!("{name}{BETWEEN}{native}")
        }
        _ => native.to_owned(),
    }
}

/// Of several tags the one that says no more than all of them do.
fn in_common(tags: &[&'static str]) -> Option<&'static str> {
    let shortest = *tags.iter().min_by_key(|tag| tag.len())?;
    let begins = |tag: &&str| nearest::is_beginning(shortest, tag);
    tags.iter().all(begins).then_some(shortest)
}

impl Language {
    /// Languages that appeals are often written in, sorted by name.
    #[must_use]
    pub fn tongues(self) -> &'static [Tongue] {
        TONGUES.read_in(self)
    }

    /// The tag of a language as somebody types it: the tag, in whichever letters, or one of its names in the reader's language, in
    /// English or in itself, also without its accents: not every keyboard has them. What one language is called whatever
    /// its script is that language without one. None for what is neither.
    #[must_use]
    pub fn typed_tag(self, typed: &str) -> Option<String> {
        if is_typed_tag(typed) {
            return Some(in_usual_case(typed));
        }
        let typed = typed.trim().to_lowercase();
        let also = || {
            let mut all = ALSO_CALLED.iter();
            let found = all.find(|(_, names)| names.contains(&typed.as_str()));
            found.map(|(tag, _)| *tag)
        };
        let found = self.called(&typed).or_else(also);
        let found = found.or_else(|| ENGLISH.called(&typed));
        let found = found.or_else(|| self.called_without_accents(&typed));
        found.map(str::to_owned)
    }

    /// The language that the reader's list calls so; of several, the one that says no more than all of them do.
    fn called(self, typed: &str) -> Option<&'static str> {
        let called: Vec<&'static str> = self
            .tongues()
            .iter()
            .filter(|(_, label)| {
                let label = label.to_lowercase();
                label == typed || label.split(BETWEEN).any(|name| name == typed)
            })
            .map(|(tag, _)| *tag)
            .collect();
        in_common(&called)
    }

    /// The one language that is called so wherever accents do not count.
    fn called_without_accents(self, typed: &str) -> Option<&'static str> {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Primary);
        let collator = Collator::try_new(CollatorPreferences::default(), options).ok()?;
        let is_typed = |name: &str| collator.compare(name, typed).is_eq();
        let tongues = self.tongues().iter().chain(ENGLISH.tongues());
        let tongues = tongues.filter(|(_, label)| {
            let label = label.as_str();
            iter::once(label).chain(label.split(BETWEEN)).any(is_typed)
        });
        let also = ALSO_CALLED.iter();
        let also = also.filter(|(_, names)| names.iter().copied().any(is_typed));
        let called: Vec<&'static str> = tongues
            .map(|(tag, _)| *tag)
            .chain(also.map(|(tag, _)| *tag))
            .collect();
        in_common(&called)
    }

    /// The same for a form, which is shown again with what is wrong in it: what is no language stays as
    /// it was typed.
    #[must_use]
    pub fn tag_or_typed(self, typed: String) -> String {
        self.typed_tag(&typed).unwrap_or(typed)
    }
}
