//! Names as people look for them: capitals, accents and width do not matter.

use undersigned_federation::look_alikes::{is_han, push_simplified};
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
                // Typographic and typed apostrophes are one; the dot above of "İ" is left behind.
                '’' | '‘' | 'ʼ' => out.push('\''),
                '\u{307}' | '\u{200B}'..='\u{200F}' | '\u{640}' => {}
                other => out.push(other),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(needle: &str, name: &str) -> bool {
        folded(name).contains(&folded(needle))
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
