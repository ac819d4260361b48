//! Texts as people type and paste them, made into such as may stand in a statement, before anything looks at them.
//! Word processors put signs into what is copied from them that nobody sees, and nobody could take out. What is signed
//! elsewhere stays as it was signed.

use std::borrow::Cow;
use undersigned_proof::strict_json::turns_text;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A text in Unicode NFC, without control characters and what turns the direction of writing around. What breaks lines
/// in other ways breaks them by a line feed: Word's Shift+Enter is a vertical tab. Its bullets, which no other font has,
/// are those of Markdown. The signs U+200E and U+200F, which turn nothing around, stay, and so do the ends of lines as
/// browsers send them, CR LF.
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    cleaned_to(text, '\n')
}

/// The same of a table, in which a line feed would begin another row: what breaks lines in other ways is a space.
#[must_use]
pub fn cleaned_table(text: &str) -> Cow<'_, str> {
    cleaned_to(text, ' ')
}

fn cleaned_to(text: &str, line_break: char) -> Cow<'_, str> {
    let is_plain = |byte: u8| !byte.is_ascii_control() || byte == b'\n' || byte == b'\t';
    if text.is_ascii() && text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut begins = true;
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => plain.push('\r'),
            '\n' | '\r' => {
                plain.push('\n');
                begins = true;
            }
            _ if breaks_lines(letter) => {
                plain.push(line_break);
                begins = true;
            }
            '\t' | ' ' => plain.push(letter),
            _ if letter.is_control() || turns_text(letter) || letter == '\u{FEFF}' => {}
            _ if begins && is_bullet(letter) => {
                plain.push_str("- ");
                while letters
                    .next_if(|next| matches!(next, '\t' | ' ' | '\u{A0}'))
                    .is_some()
                {}
                begins = false;
            }
            _ => {
                plain.push(letter);
                begins = false;
            }
        }
    }
    Cow::Owned(match is_nfc(&plain) {
        true => plain,
        false => plain.nfc().collect(),
    })
}

/// Whether a character breaks lines beside CR and LF (Unicode, section 5.8): vertical tab, form feed, next line, and
/// the separators of lines and paragraphs.
fn breaks_lines(letter: char) -> bool {
    matches!(
        letter,
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a character is one of the fonts Symbol and Wingdings, as Word copies its bullets.
fn is_bullet(letter: char) -> bool {
    matches!(letter, '\u{F020}'..='\u{F0FF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use undersigned_proof::strict_json::{is_assigned, is_clean_text};

    #[test]
    fn what_word_processors_put_in_is_made_into_what_was_meant() {
        for (pasted, meant) in [
            ("one\u{b}two\u{c}three", "one\ntwo\nthree"),
            (
                "one\u{2028}two\u{2029}three\u{85}four",
                "one\ntwo\nthree\nfour",
            ),
            ("one\r\ntwo\rthree", "one\r\ntwo\nthree"),
            ("\u{202b}نقابة\u{202c} \u{2067}x\u{2069}", "نقابة x"),
            ("\u{200f}نقابة\u{200e}", "\u{200f}نقابة\u{200e}"),
            ("e\u{301}\u{0}\u{7}\u{feff}", "é"),
            (
                "\u{f0b7}\tFree them\r\n\u{f0a7} Now",
                "- Free them\r\n- Now",
            ),
            ("see \u{f0b7}", "see \u{f0b7}"),
            ("\tplain\n", "\tplain\n"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
        }
        assert_eq!(cleaned_table("A\u{b}B\tx\nC"), "A B\tx\nC");
    }

    proptest! {
        #[test]
        fn what_is_left_may_be_signed_unless_there_is_no_such_character(typed in "\\PC{0,12}[\\p{Cc}\\p{Cf}\\p{L}\\p{M}\\p{Z}]{0,30}") {
            let left = cleaned(&typed).replace("\r\n", "\n");
            prop_assert!(is_clean_text(&left) || !left.chars().all(is_assigned), "{:?}", left);
            prop_assert_eq!(cleaned(&left).into_owned(), left);
        }
    }
}
