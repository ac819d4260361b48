//! Texts as people type and paste them, made into such as may stand in a statement, before anything looks at them.
//! Word processors put signs into what is copied from them that nobody sees, and nobody could take out. What is signed
//! elsewhere stays as it was signed.

mod marks;
mod unseen;
mod web_address;

pub use self::marks::{listed, without_marks};
pub(crate) use self::unseen::has_idle_breaks;
pub use self::unseen::name_without_breaks;
pub use self::web_address::web_address;

use self::unseen::{is_unseen, without_idle_breaks};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A text in Unicode NFC, without what nobody sees: control characters, what turns the direction of writing around, soft
/// hyphens, and spaces without width where they say nothing. What breaks lines in other ways breaks them by a line feed:
/// Word's Shift+Enter is a vertical tab. The bullets with which lines begin are those of Markdown. The signs U+200E and
/// U+200F, which turn nothing around, stay, and so do the ends of lines as browsers send them, CR LF.
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    match is_plain(text) && !text.contains("o\t") {
        true => Cow::Borrowed(text),
        false => Cow::Owned(with_bullets(&cleaned_to(text, '\n'))),
    }
}

/// The same of a table, in which a line feed would begin another row: what breaks lines in other ways is a space. What
/// looks like a bullet there is a cell.
#[must_use]
pub fn cleaned_table(text: &str) -> Cow<'_, str> {
    match is_plain(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(cleaned_to(text, ' ')),
    }
}

fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| !byte.is_ascii_control() || byte == b'\n' || byte == b'\t';
    text.is_ascii() && text.bytes().all(is_plain)
}

fn cleaned_to(text: &str, line_break: char) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => plain.push('\r'),
            '\n' | '\r' => plain.push('\n'),
            _ if breaks_lines(letter) => plain.push(line_break),
            _ if is_unseen(letter) => {}
            _ => plain.push(letter),
        }
    }
    let plain = without_idle_breaks(plain);
    match is_nfc(&plain) {
        true => plain,
        false => plain.nfc().collect(),
    }
}

/// The same with Markdown's bullets. Some programs indent their lists by four spaces, which Markdown takes for a
/// program's text: lines stand as far in as they stand within their list.
fn with_bullets(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut list_stands_in: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(SPACES);
        match after_bullet(words) {
            Some(point) => {
                let stands_in = columns(line) - columns(words);
                let first = *list_stands_in.get_or_insert(stands_in);
                let further = stands_in.saturating_sub(first).min(MOST_COLUMNS);
                marked.push_str(&" ".repeat(further));
                marked.push_str("- ");
                marked.push_str(point);
            }
            None => {
                if !words.trim().is_empty() {
                    list_stands_in = None;
                }
                marked.push_str(line);
            }
        }
    }
    marked
}

/// White space before and after bullets.
const SPACES: [char; 3] = ['\t', ' ', '\u{A0}'];
/// How far in a line of a list may stand.
const MOST_COLUMNS: usize = 12;

/// How wide a beginning is, a tab as four spaces. Only what is before both words is compared.
fn columns(line: &str) -> usize {
    line.chars()
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum()
}

/// What follows a bullet with which a line begins; nothing where it begins with none, or nothing follows.
fn after_bullet(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let point = letters.as_str();
    let is_bullet = match first {
        // Those of the fonts Symbol and Wingdings, which no other has.
        '\u{F020}'..='\u{F0FF}' => true,
        '•' | '‣' | '⁃' | '◦' | '∙' | '·' | '●' | '○' | '▪' | '▫' | '■' | '□' | '►' | '▸' | '➢'
        | '➤' | '❖' => point.starts_with(SPACES),
        // As words, and in a dialogue, these have a space behind them.
        'o' | '§' | 'Ø' | 'ü' | '–' | '—' => point.starts_with('\t'),
        _ => false,
    };
    let follows = is_bullet && !point.trim().is_empty();
    follows.then(|| point.trim_start_matches(SPACES))
}

/// Whether a character breaks lines beside CR and LF (Unicode, section 5.8): vertical tab, form feed, next line, and
/// the separators of lines and paragraphs.
fn breaks_lines(letter: char) -> bool {
    matches!(
        letter,
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
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
        assert_eq!(cleaned_table("•\tA\no\tB"), "•\tA\no\tB");
    }

    #[test]
    fn pasted_lists_are_those_of_markdown() {
        for (pasted, meant) in [
            // Word.
            (
                "We ask:\r\n•\tThe cranes\r\no\tby May\r\n▪\tby day\r\n",
                "We ask:\r\n- The cranes\r\n- by May\r\n- by day\r\n",
            ),
            (
                "·\tOne\n·\u{a0}\u{a0} Two\n§\tThree",
                "- One\n- Two\n- Three",
            ),
            ("–\tOne\n—\tTwo", "- One\n- Two"),
            ("o\tOne", "- One"),
            // LibreOffice.
            (
                "We ask:\n    • The cranes\n        ◦ by May\n    • The quay\nNow",
                "We ask:\n- The cranes\n    - by May\n- The quay\nNow",
            ),
            ("\t•\tOne\n\t\t◦\tTwo", "- One\n    - Two"),
            // Google Docs, and WhatsApp.
            ("● One\n\n● Two", "- One\n\n- Two"),
            ("• One\u{202a}\n\u{feff}• Two", "- One\n- Two"),
            ("- One\n* Two", "- One\n* Two"),
            // No lists.
            ("o now\n§ 5\n– Non !", "o now\n§ 5\n– Non !"),
            ("One • Two\n•\t\n•x", "One • Two\n•\t\n•x"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
            assert_eq!(cleaned(meant), meant);
        }
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
