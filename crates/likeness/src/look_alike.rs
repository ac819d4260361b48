//! Names that can be taken for another's: written in other letters, and looking the same.
//!
//! After [UTS #39](https://www.unicode.org/reports/tr39/), whose tables come with the crate
//! `unicode-security`. They grow with each version of Unicode, so two servers may see this
//! differently: it is a remark for readers, no rule of the protocol, and nobody is refused for it.

use crate::{MAX_NAMES, bounded};
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup, Script},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};
use unicode_security::{GeneralSecurityProfile as _, skeleton};

/// The scripts of Chinese, Japanese and Korean, which stand beside each other and beside Latin.
const EAST_ASIAN: [Script; 5] = [
    Script::Han,
    Script::Hiragana,
    Script::Katakana,
    Script::Bopomofo,
    Script::Hangul,
];

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
    name.split(|c: char| !c.is_alphanumeric() && !is_mark(c))
        .any(is_mixed)
}

/// Whether it is an accent or the like, which stands with the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
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

/// Whether most letters of two texts are of different scripts, as those of a name and of its translation. Chinese, Japanese and
/// Korean ones, which stand beside each other, are no two.
#[must_use]
pub fn are_in_two_scripts(one: &str, other: &str) -> bool {
    match (most_letters(one), most_letters(other)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

/// The script of most letters of a text; that of East Asian ones is Han.
fn most_letters(text: &str) -> Option<Script> {
    let mut letters: BTreeMap<Script, usize> = BTreeMap::new();
    for c in bounded(text).chars().filter(|c| c.is_alphabetic()) {
        let script = match CodePointMapData::<Script>::new().get(c) {
            Script::Common | Script::Inherited => continue,
            own if EAST_ASIAN.contains(&own) => Script::Han,
            own => own,
        };
        *letters.entry(script).or_default() += 1;
    }
    let most = letters.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(script, _)| script)
}

/// The script of a letter, where it matters which: not of what is common to several, and not of
/// those of Chinese, Japanese and Korean, which stand beside each other and beside Latin.
fn script(c: char) -> Option<Script> {
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

/// How each of some names looks, as far as they are looked at: equal for two that readers may take for one another.
pub fn skeletons<'a>(names: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = String> {
    names
        .into_iter()
        .take(MAX_NAMES)
        .map(bounded)
        .map(skeleton_of)
}

/// How a text looks: equal for two texts that readers may take for one another.
pub(crate) fn skeleton_of(text: &str) -> String {
    skeleton(text).collect()
}
