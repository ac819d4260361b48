//! Text that may be signed: what no two programs read differently, and every reader sees as it stands.

use serde_json::Value;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The version of Unicode that decides which characters there are, and what is NFC. It is part of
/// the rules: a newer one changes which statements are sound.
pub const UNICODE_VERSION: (u8, u8, u8) = (18, 0, 0);

/// Whether a character is assigned in [`UNICODE_VERSION`].
///
/// What is not yet may turn out to be a combining character, so that programs with different
/// versions would differ about NFC. Of what is assigned no later version changes NFC.
pub fn is_assigned(c: char) -> bool {
    c.is_ascii() || c.general_category() != GeneralCategory::Unassigned
}

/// Whether a character turns the direction of the text around it, so that a reader sees another text
/// than a program: embeddings, overrides and isolates (Unicode UAX 9, section 2).
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text may stand in a statement: assigned characters in Unicode NFC, no control
/// characters but line feed and tab, no bidirectional overrides or isolates, no line or paragraph
/// separators.
pub fn is_clean_text(text: &str) -> bool {
    // Most of what is signed: nothing else can be wrong with it.
    if text.is_ascii() {
        let allowed = |byte: u8| !byte.is_ascii_control() || byte == b'\n' || byte == b'\t';
        return text.bytes().all(allowed);
    }
    let forbidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{2028}' | '\u{2029}')
            || turns_text(c)
            || !is_assigned(c)
    };
    !text.chars().any(forbidden) && unicode_normalization::is_nfc(text)
}

/// Whether every text in a value, keys too, is clean ([`is_clean_text`]).
pub fn is_clean(value: &Value) -> bool {
    match value {
        Value::String(text) => is_clean_text(text),
        Value::Array(items) => items.iter().all(is_clean),
        Value::Object(members) => members.iter().all(|(k, v)| is_clean_text(k) && is_clean(v)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_held_to_the_same_rule_as_all_others() {
        for byte in 0..=0x7F_u8 {
            let plain = char::from(byte).to_string();
            assert_eq!(
                is_clean_text(&plain),
                is_clean_text(&format!("{plain}é")),
                "{byte}"
            );
        }
    }

    #[test]
    fn text_must_be_composed_and_without_controls() {
        assert!(is_clean_text("勞動力 Ünïon é\n"));
        for text in [
            "e\u{301}",
            "a\u{202E}b",
            "a\u{0}b",
            "a\u{2028}b",
            "\u{85}",
            "\r",
            // Not assigned, and never to be.
            "\u{378}",
            "\u{FFFF}",
        ] {
            assert!(!is_clean_text(text), "{text:?}");
        }
    }

    /// Raising the version of either library changes the rules, unless text is still measured by
    /// the old one.
    #[test]
    fn the_version_of_unicode_is_the_one_of_the_rules() {
        let (major, minor, patch) = UNICODE_VERSION;
        assert_eq!(
            unicode_normalization::UNICODE_VERSION,
            (major, minor, patch)
        );
        assert_eq!(
            unicode_properties::UNICODE_VERSION,
            (major.into(), minor.into(), patch.into())
        );
    }
}
