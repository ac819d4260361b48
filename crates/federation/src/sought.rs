//! Names as people look for them: capitals, accents, width and the order of words do not matter.

use crate::look_alikes::{is_han, push_simplified};
use unicode_normalization::{UnicodeNormalization as _, char::canonical_combining_class};

/// A text folded for comparing: compatibility forms taken apart (UAX #15, NFKD), accents and
/// vowel points left out, what remains put together again (NFC), lower case, single spaces, Chinese
/// characters in their simplified forms (CLDR, Hant-Hans).
///
/// The voicing marks of kana (class 8) and viramas (class 9) stay: they tell letters apart, not
/// spellings.
#[must_use]
pub fn folded(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|letter| matches!(canonical_combining_class(*letter), 0 | 8 | 9))
        .nfc()
        .collect();
    let mut out = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match letter {
                letter if is_han(letter) => push_simplified(letter, &mut out),
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'đ' => out.push('d'),
                'ł' => out.push('l'),
                'ı' => out.push('i'),
                // At the end of a word the same letter has another form.
                'ς' => out.push('σ'),
                // Persian and Urdu write these otherwise than Arabic.
                'ی' | 'ى' => out.push('ي'),
                'ک' => out.push('ك'),
                // Word processors write other hyphens and dashes than keyboards.
                '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
                // Typographic and typed apostrophes are one; the dot above of "İ" is left behind.
                '’' | '‘' | 'ʼ' => out.push('\''),
                '\u{307}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{640}' => {}
                other => out.push(other),
            }
        }
    }
    out
}

/// So many words are looked for apart from each other; what follows, as it stands.
const APART: usize = 8;

/// Whether a folded text has each word of another, in whatever order they were written.
#[must_use]
pub fn has(text: &str, words: &str) -> bool {
    words.splitn(APART, ' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(needle: &str, name: &str) -> bool {
        has(&folded(name), &folded(needle))
    }

    #[test]
    fn words_are_found_in_any_order() {
        assert!(finds("dockers amery", "Union of Dockers, Port Amery"));
        assert!(!finds("dockers amiens", "Union of Dockers, Port Amery"));
        assert!(finds("", "Dockers"));
    }

    #[test]
    fn forms_of_one_letter_and_dashes_are_one() {
        assert!(finds("συνδικάτος", "ΣΥΝΔΙΚΑΤΟΣ"));
        assert!(finds("ΣΥΝΔΙΚΑΤΟΣ", "συνδικάτος"));
        assert!(finds("Saint-Nazaire", "Saint\u{2011}Nazaire"));
        assert!(finds("saint\u{2013}nazaire", "Saint-Nazaire"));
        assert!(finds("کارگران", "كارگران"));
    }

    #[test]
    fn case_accents_and_width_do_not_matter() {
        assert!(finds("federacion", "FEDERACIÓN de Estibadores"));
        assert!(finds("ＵＮＩＯＮ", "Dockers' union"));
        assert!(finds("dockers' u", "Dockers’ Union"));
        assert!(finds("ｺｳﾜﾝ", "コウワン労組"));
        assert!(finds("strasse", "Straße"));
        assert!(finds("lodz", "Łódź"));
        assert!(finds("İstanbul", "istanbul"));
        assert!(finds("istanbul", "İSTANBUL"));
        assert!(finds("نقابة عمال", "نقابة عُمّال الأرصفة"));
        assert!(finds("勞動", "勞動力"));
        for (one, other) in [
            ("海員", "海员"),
            ("工會", "工会"),
            ("劳动", "勞動力"),
            ("裏", "里"),
        ] {
            assert!(
                finds(one, other) && finds(other, one) || other == "勞動力",
                "{one}"
            );
        }
    }

    #[test]
    fn different_letters_stay_different() {
        assert!(!finds("か", "が"));
        assert!(!finds("docker", "doctor"));
        assert!(!finds("工會", "工廠"));
    }
}
