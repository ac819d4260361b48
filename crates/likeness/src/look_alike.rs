//! Names that can be taken for another's: written in other letters, and looking the same.
//!
//! After [UTS #39](https://www.unicode.org/reports/tr39/), whose tables come with the crate
//! `unicode-security`. They grow with each version of Unicode, so two servers may see this
//! differently: it is a remark for readers, no rule of the protocol, and nobody is refused for it.

use crate::{MAX_NAMES, bounded, by_character::ByCharacter};
use icu_properties::{
    CodePointMapData,
    props::{CanonicalCombiningClass, GeneralCategory, GeneralCategoryGroup, Script},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    iter,
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

/// The skeleton of a character that has the same wherever it stands. Nothing of marks, which change places with each other,
/// and of what leaves no trace: these are looked at with what stands before them.
static ALONE: ByCharacter = ByCharacter::new(|c| {
    // What is not kept is sooner looked at together.
    if c > '\u{FFFF}' {
        return String::new();
    }
    let looks: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
    let stays = |c| {
        CodePointMapData::<CanonicalCombiningClass>::new().get(c)
            == CanonicalCombiningClass::NotReordered
            && CodePointMapData::<GeneralCategory>::new().get(c) != GeneralCategory::Unassigned
    };
    match looks.chars().next() {
        Some(first) if stays(first) && stays(c) => looks,
        _ => String::new(),
    }
});

/// How a text looks: equal for two texts that readers may take for one another.
pub(crate) fn skeleton_of(text: &str) -> String {
    let mut looks = String::with_capacity(text.len());
    let alone = text.char_indices().map(|(at, c)| (at, ALONE.get(c)));
    let mut characters = alone.peekable();
    while let Some((start, alone)) = characters.next() {
        let marks = iter::from_fn(|| characters.next_if(|(_, alone)| alone.is_empty()));
        if marks.count() == 0 && !alone.is_empty() {
            looks.push_str(&alone);
        } else {
            let end = characters.peek().map_or(text.len(), |(at, _)| *at);
            looks.extend(skeleton(&text[start..end]));
        }
    }
    looks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_as_a_whole(text: &str) {
        let whole: String = skeleton(text).collect();
        assert_eq!(skeleton_of(text), whole, "{text:?}");
    }

    #[test]
    fn each_character_looks_the_same_alone_and_between_marks() {
        for c in '\0'..='\u{1FFFF}' {
            looks_as_a_whole(c.encode_utf8(&mut [0; 4]));
            // Of these two, the second would stand before the first if nothing parted them.
            looks_as_a_whole(&format!("m\u{345}{c}\u{334}1"));
        }
    }

    #[test]
    fn a_text_looks_as_its_parts_do() {
        let mut state = 1_u64;
        let mut random = |below: u32| {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            (state >> 33) as u32 % below
        };
        for round in 0..40_000 {
            let text = (0..=round % 30).filter_map(|_| {
                char::from_u32(match random(8) {
                    0..4 => random(0x80),
                    4 => 0x300 + random(0x70),
                    5 => random(0x700),
                    6 => random(0x1_0000),
                    _ => random(0x11_0000),
                })
            });
            looks_as_a_whole(&text.collect::<String>());
        }
    }
}
