//! One form for all ways to write the same text: Unicode compatibility form, case, width,
//! accents, Traditional and Simplified Chinese; and the words of a text.

use crate::{
    by_character::ByCharacter,
    han::{is_han, push_simplified},
};
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::{
    CodePointMapData, CodePointMapDataBorrowed,
    props::{GeneralCategory, GeneralCategoryGroup, Script},
};

/// How a script is written, as far as it matters for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Writing {
    /// ASCII after folding.
    Latin,
    /// Another alphabet with spaces between words.
    Spaced(Script),
    /// Han, kana, Thai, Lao, Khmer, Burmese: no spaces between words.
    Unspaced(Script),
}

/// A piece of a text: letters of one way of writing, or digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub text: String,
    /// How it is written; `None` for a number.
    pub writing: Option<Writing>,
    /// Whether it began with an upper-case letter.
    pub capital: bool,
    /// Whether it had no lower-case letter, and an upper-case one.
    pub all_capitals: bool,
}

impl Word {
    /// Whether no space stands between it and the next.
    pub fn is_unspaced(&self) -> bool {
        matches!(self.writing, Some(Writing::Unspaced(_)))
    }
}

/// A character without its case, and with its accents apart; nothing of one that parts words.
static TAKEN_APART: ByCharacter = ByCharacter::new(|c| {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let in_words = GeneralCategoryGroup::Mark.union(GeneralCategoryGroup::DecimalNumber);
    if !in_words.contains(category) && !c.is_alphabetic() {
        return String::new();
    }
    let mut buffer = [0; 4];
    let folded = CaseMapper::new().fold_string(c.encode_utf8(&mut buffer));
    let nfkd = DecomposingNormalizerBorrowed::new_nfkd();
    nfkd.normalize(&folded).into_owned()
});

/// Folds texts.
pub(crate) struct Folder {
    nfkc: ComposingNormalizerBorrowed<'static>,
    script: CodePointMapDataBorrowed<'static, Script>,
    category: CodePointMapDataBorrowed<'static, GeneralCategory>,
}

impl Folder {
    pub fn new() -> Self {
        Self {
            nfkc: ComposingNormalizerBorrowed::new_nfkc(),
            script: CodePointMapData::<Script>::new(),
            category: CodePointMapData::<GeneralCategory>::new(),
        }
    }

    /// The words of a text, folded.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut simplified = String::with_capacity(text.len());
        for c in self.nfkc.normalize(text).chars() {
            match is_han(c) {
                true => push_simplified(c, &mut simplified),
                false => simplified.push(c),
            }
        }
        let text = simplified;
        let mut words: Vec<Word> = Vec::new();
        let mut before: Option<Piece> = None;
        let mut dotted = false;
        for c in text.chars() {
            // In scripts without spaces this says where a line may be broken, and parts no names.
            if c == '\u{200B}' && matches!(before, Some(Piece::Letter(Writing::Unspaced(_)))) {
                continue;
            }
            let Some(piece) = self.piece(c, before) else {
                // `H.K.` is one word of two letters.
                dotted = c == '.' && before.is_some_and(Piece::is_letter);
                before = None;
                continue;
            };
            let joins = match (before, words.last()) {
                (Some(last), Some(_)) => last == piece,
                (None, Some(word)) => {
                    dotted
                        && piece.is_letter()
                        && word.all_capitals
                        && word.text.chars().count() < 8
                        && self.ends_dotted(&text, word)
                        && word.writing == piece.writing()
                }
                _ => false,
            };
            if !joins {
                words.push(Word {
                    text: String::new(),
                    writing: piece.writing(),
                    capital: c.is_uppercase(),
                    all_capitals: true,
                });
            }
            if let Some(word) = words.last_mut() {
                word.all_capitals &= !c.is_lowercase();
                self.push_folded(c, piece, &mut word.text);
            }
            before = Some(piece);
            dotted = false;
        }
        for word in &mut words {
            word.all_capitals &= word.capital;
        }
        words.retain(|word| !word.text.is_empty());
        words
    }

    /// Whether a word stands in the text as single letters with dots between.
    fn ends_dotted(&self, text: &str, word: &Word) -> bool {
        let spelled: String = word
            .text
            .chars()
            .flat_map(char::to_uppercase)
            .flat_map(|c| [c, '.'])
            .collect();
        text.contains(&spelled)
    }

    fn push_folded(&self, c: char, piece: Piece, into: &mut String) {
        if c.is_ascii() {
            into.push(c.to_ascii_lowercase());
            return;
        }
        for c in TAKEN_APART.get(c).chars() {
            match piece {
                Piece::Number => into.push_str(any_ascii::any_ascii_char(c)),
                // Marks of these scripts tell nothing that a reader would miss in a name.
                Piece::Letter(_) if self.is_mark(c) && piece.drops_marks() => {}
                Piece::Letter(Writing::Latin) if !c.is_ascii() => {
                    into.push_str(&any_ascii::any_ascii_char(c).to_ascii_lowercase());
                }
                Piece::Letter(_) => into.push(c),
            }
        }
    }

    fn is_mark(&self, c: char) -> bool {
        matches!(
            self.category.get(c),
            GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark
        )
    }

    /// What a character is, after the one before it. `None`: it parts words.
    fn piece(&self, c: char, before: Option<Piece>) -> Option<Piece> {
        if c.is_ascii() {
            return match c {
                '0'..='9' => Some(Piece::Number),
                'A'..='Z' | 'a'..='z' => Some(Piece::Letter(Writing::Latin)),
                _ => None,
            };
        }
        let category = self.category.get(c);
        if category == GeneralCategory::DecimalNumber {
            return Some(Piece::Number);
        }
        if matches!(
            category,
            GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::EnclosingMark
        ) {
            return before.filter(|piece| piece.is_letter());
        }
        if TAKEN_APART.get(c).is_empty() {
            return None;
        }
        let script = self.script.get(c);
        Some(Piece::Letter(match script {
            Script::Latin => Writing::Latin,
            // The long mark and the like belong to what stands before them.
            Script::Common | Script::Inherited => match before {
                Some(Piece::Letter(writing)) => writing,
                _ => Writing::Spaced(script),
            },
            // Kana and Han stand within one word.
            Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo => {
                Writing::Unspaced(Script::Han)
            }
            Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar | Script::Tibetan => {
                Writing::Unspaced(script)
            }
            _ => Writing::Spaced(script),
        }))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Number,
    Letter(Writing),
}

impl Piece {
    fn is_letter(self) -> bool {
        matches!(self, Self::Letter(_))
    }

    fn writing(self) -> Option<Writing> {
        match self {
            Self::Number => None,
            Self::Letter(writing) => Some(writing),
        }
    }

    /// Accents and vowel points are often left out in these scripts; in others a mark is a vowel.
    fn drops_marks(self) -> bool {
        let Self::Letter(Writing::Spaced(script)) = self else {
            return self == Self::Letter(Writing::Latin);
        };
        [
            Script::Greek,
            Script::Cyrillic,
            Script::Arabic,
            Script::Hebrew,
            Script::Syriac,
        ]
        .contains(&script)
    }
}

/// The Latin words of a text, and those of all other scripts, where each have letters enough for a name of
/// their own. A number belongs to what stands before it.
pub(crate) fn by_script(words: &[Word]) -> Option<[Vec<Word>; 2]> {
    let mut parts = [Vec::new(), Vec::new()];
    let mut scripts = words.iter().filter_map(|word| word.writing);
    let mut part = usize::from(scripts.next()? != Writing::Latin);
    for word in words {
        if let Some(writing) = word.writing {
            part = usize::from(writing != Writing::Latin);
        }
        parts[part].push(word.clone());
    }
    let [latin, other] = [&parts[0], &parts[1]].map(|words| letters(words));
    (latin >= 6 && other >= 3).then_some(parts)
}

/// Words as one, with nothing between.
pub(crate) fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// What stands around the first brackets of a text, and within.
pub(crate) fn bracketed(text: &str) -> Option<(String, &str)> {
    let (before, rest) = text.split_once(['(', '（', '[', '【'])?;
    let (within, after) = rest.split_once([')', '）', ']', '】'])?;
    Some((format!("{before} {after}"), within))
}

/// How many letters some words have; digits are none.
pub(crate) fn letters(words: &[Word]) -> usize {
    let words = words.iter().filter(|word| word.writing.is_some());
    words.map(|word| word.text.chars().count()).sum()
}

/// A text in ASCII letters: romanised, lower case, nothing else.
pub(crate) fn romanised(text: &str) -> String {
    any_ascii::any_ascii(text)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// What is left of a romanised word when vowels and doubled letters go, and letters that one
/// transliteration has for another become one. The first letter stays.
pub(crate) fn skeleton(roman: &str) -> String {
    let mut skeleton = String::new();
    for (place, c) in roman.chars().enumerate() {
        let class = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' if place > 0 => continue,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 'a',
            'c' | 'q' | 'k' | 'g' => 'k',
            'z' | 'x' | 's' => 's',
            'v' | 'f' | 'p' | 'b' | 'w' => 'b',
            'd' | 't' => 't',
            'j' => 'j',
            other => other,
        };
        if !skeleton.ends_with(class) {
            skeleton.push(class);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let words = Folder::new().words(text);
        let texts: Vec<_> = words.into_iter().map(|word| word.text).collect();
        texts.join(" ")
    }

    #[test]
    fn case_width_and_accents_do_not_matter() {
        assert_eq!(words("Ｓolidarność"), "solidarnosc");
        assert_eq!(words("UİD-DER"), "uid der");
        assert_eq!(words("LO i Asker og Bærum"), "lo i asker og baerum");
        assert_eq!(words("Straße ŁÓDŹ"), "strasse lodz");
        assert_eq!(words("l’étiquette"), "l etiquette");
    }

    #[test]
    fn ascii_is_folded_as_unicode_says() {
        let folder = Folder::new();
        for c in '\0'..='\x7F' {
            let piece = folder.piece(c, None);
            assert_eq!(piece.is_none(), TAKEN_APART.get(c).is_empty(), "{c:?}");
            let Some(piece) = piece else { continue };
            let is_number = folder.category.get(c) == GeneralCategory::DecimalNumber;
            assert_eq!(piece == Piece::Number, is_number, "{c:?}");
            assert!(is_number || folder.script.get(c) == Script::Latin, "{c:?}");
            let mut folded = String::new();
            folder.push_folded(c, piece, &mut folded);
            assert_eq!(folded, TAKEN_APART.get(c), "{c:?}");
        }
    }

    #[test]
    fn chinese_script_forms_are_one() {
        assert_eq!(words("勞工網絡"), words("劳工网络"));
        assert_ne!(words("勞工網絡"), words("勞工網站"));
    }

    #[test]
    fn marks_that_are_letters_stay() {
        assert_ne!(words("が"), words("か"));
        assert_ne!(words("कि"), words("कु"));
        assert_eq!(words("Ελλάδα"), words("ΕΛΛΑΔΑ"));
        assert_eq!(words("اتّحاد"), words("اتحاد"));
    }

    #[test]
    fn numbers_and_dotted_letters_are_words() {
        assert_eq!(
            words("Local٨٠２ of H.K. dockers"),
            "local 802 of hk dockers"
        );
        assert_eq!(words("左翼21"), "左翼 21");
        // Where a line may be broken is no part of a name.
        for name in ["สหภาพ\u{200b}แรงงาน", "សហជីព\u{200b}កម្មករ"]
        {
            assert_eq!(words(name), words(&name.replace('\u{200b}', "")));
        }
        assert_eq!(words("Aged. Ltd."), "aged ltd");
    }

    #[test]
    fn two_scripts_leave_one_skeleton() {
        let skeleton_of = |text: &str| skeleton(&romanised(text));
        assert_eq!(skeleton_of("Солидарность"), skeleton_of("Solidarnost"));
        assert_eq!(skeleton_of("Αλληλεγγύη"), skeleton_of("Allileggii"));
    }
}
