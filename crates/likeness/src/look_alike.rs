//! Names that can be taken for another's: written in other letters, and looking the same.
//!
//! After [UTS #39](https://www.unicode.org/reports/tr39/), whose tables come with the crate
//! `unicode-security`. They grow with each version of Unicode, so two servers may see this
//! differently: it is a remark for readers, no rule of the protocol, and nobody is refused for it.

use crate::{Entry, MAX_CHARS, MAX_NAMES, Name};
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup, Script},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};
use unicode_security::{GeneralSecurityProfile as _, skeleton};

/// Most entries that are named beside one which looks like them.
const MOST_ALIKE: usize = 5;

/// The names of a list by how they look.
#[derive(Debug, Clone, Default)]
pub struct LookAlikes {
    /// For each skeleton the texts that have it, each with the places of the entries so called.
    by_skeleton: HashMap<String, BTreeMap<String, Vec<usize>>>,
}

impl LookAlikes {
    /// Sorts the names of a list by how they look.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        let mut by_skeleton: HashMap<String, BTreeMap<String, Vec<usize>>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for text in texts(&entry.names) {
                let alike = by_skeleton.entry(skeleton_of(text)).or_default();
                alike.entry(text.to_owned()).or_default().push(place);
            }
        }
        Self { by_skeleton }
    }

    /// Places of entries with a name that looks like one of these and is another text; at most
    /// five, in the order of the list. `own` is the place of the entry whose names they are.
    #[must_use]
    pub fn alike(&self, names: &[Name], own: Option<usize>) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for text in texts(names) {
            let group = self.by_skeleton.get(&skeleton_of(text));
            let others = group
                .into_iter()
                .flatten()
                .filter(|(other, _)| *other != text);
            let places = others.flat_map(|(_, places)| places);
            let places = places.filter(|place| Some(**place) != own);
            found.extend(places.take(MOST_ALIKE).copied());
        }
        found.into_iter().take(MOST_ALIKE).collect()
    }
}

/// Whether a word of a name mixes letters of several scripts so that those of one could be taken
/// for those of another, as a Cyrillic `А` before a Latin `mnesty`.
///
/// Words of different scripts beside each other are usual, and so is Latin within Chinese,
/// Japanese or Korean words (UTS #39, *highly restrictive*); neither is meant.
#[must_use]
pub fn mixes_scripts(name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: char| GeneralCategoryGroup::Mark.contains(category.get(c));
    name.split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .any(is_mixed)
}

fn is_mixed(word: &str) -> bool {
    let mut letters: BTreeMap<Script, Vec<char>> = BTreeMap::new();
    for c in word.chars() {
        if let Some(script) = script(c) {
            letters.entry(script).or_default().push(c);
        }
    }
    let looks_like_another = |own: &Script, c: &char| {
        let scripts = SCRIPTS_BY_SKELETON.get(&skeleton_of(c.encode_utf8(&mut [0; 4])));
        scripts.is_some_and(|scripts| {
            let mut scripts = scripts.iter().filter(|script| *script != own);
            scripts.any(|script| letters.contains_key(script))
        })
    };
    letters.len() > 1
        && letters
            .iter()
            .any(|(script, own)| own.iter().all(|c| looks_like_another(script, c)))
}

/// The script of a letter, where it matters which: not of what is common to several, and not of
/// those of Chinese, Japanese and Korean, which stand beside each other and beside Latin.
fn script(c: char) -> Option<Script> {
    const EAST_ASIAN: [Script; 5] = [
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Bopomofo,
        Script::Hangul,
    ];
    let script = CodePointMapData::<Script>::new().get(c);
    let matters = !matches!(script, Script::Common | Script::Inherited);
    (c.is_alphabetic() && matters && !EAST_ASIAN.contains(&script)).then_some(script)
}

/// For each skeleton of one letter, the scripts in which a letter in use today has it.
static SCRIPTS_BY_SKELETON: LazyLock<HashMap<String, BTreeSet<Script>>> = LazyLock::new(|| {
    let mut scripts: HashMap<String, BTreeSet<Script>> = HashMap::new();
    for c in ('\0'..=char::MAX).filter(|c| c.identifier_allowed()) {
        if let Some(script) = script(c) {
            let skeleton = skeleton_of(c.encode_utf8(&mut [0; 4]));
            scripts.entry(skeleton).or_default().insert(script);
        }
    }
    scripts
});

fn texts(names: &[Name]) -> impl Iterator<Item = &str> {
    let names = names.iter().take(MAX_NAMES).map(|name| name.text.as_str());
    names.map(|text| match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    })
}

/// How a text looks: equal for two texts that readers may take for one another.
fn skeleton_of(text: &str) -> String {
    skeleton(text).collect()
}
