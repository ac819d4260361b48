//! Chinese characters in their simplified form.

use icu_experimental::transliterate::Transliterator;
use icu_locale_core::Locale;
use icu_properties::{CodePointMapData, props::Script};
use std::{cell::RefCell, collections::HashMap};

/// The rules of CLDR, and characters that were transliterated before. By the character: the rules
/// that look at what stands beside it matter for reading, not for comparing, and cost too much
/// time.
struct Simplifier {
    rule: Option<Transliterator>,
    known: RefCell<HashMap<char, String>>,
}

thread_local! {
    static SIMPLIFIER: Simplifier = Simplifier {
        rule: "und-Hans-t-und-hant"
            .parse::<Locale>()
            .ok()
            .and_then(|rule| Transliterator::try_new(&rule).ok()),
        known: RefCell::default(),
    };
}

/// Whether a character is a Chinese one.
#[must_use]
pub fn is_han(c: char) -> bool {
    // Nothing below U+2E80 is; most text ends here.
    c >= '\u{2E80}' && CodePointMapData::<Script>::new().get(c) == Script::Han
}

/// Adds a Chinese character in its simplified form.
pub fn push_simplified(c: char, into: &mut String) {
    SIMPLIFIER.with(|simplifier| match &simplifier.rule {
        Some(rule) => into.push_str(
            simplifier
                .known
                .borrow_mut()
                .entry(c)
                .or_insert_with(|| rule.transliterate(c.to_string())),
        ),
        None => into.push(c),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_chinese_character_is_no_earlier() {
        let scripts = CodePointMapData::<Script>::new();
        for c in '\0'..=char::MAX {
            assert_eq!(is_han(c), scripts.get(c) == Script::Han, "{c:?}");
        }
    }
}
