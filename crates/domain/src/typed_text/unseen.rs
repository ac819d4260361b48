//! Characters that nobody sees: which of them are taken out of what people type, and where.

use std::ops::RangeInclusive;
use undersigned_proof::strict_json::turns_text;
use unicode_normalization::char::canonical_combining_class;

/// The space without width, at which a line may be broken.
const MAY_BREAK: char = '\u{200B}';

/// Scripts that put no space between words, so that somebody has to say where lines may be broken: Thai and Lao, Myanmar,
/// Khmer, Tai Le and New Tai Lue, Tai Tham, Balinese, Javanese, further letters of Myanmar and Tai Viet. Chinese and
/// Japanese break between any two letters.
const WITHOUT_SPACES: [RangeInclusive<char>; 8] = [
    '\u{E00}'..='\u{EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1780}'..='\u{17FF}',
    '\u{1950}'..='\u{19FF}',
    '\u{1A20}'..='\u{1AAF}',
    '\u{1B00}'..='\u{1B7F}',
    '\u{A980}'..='\u{A9FF}',
    '\u{AA60}'..='\u{AADF}',
];

/// Whether a character is one that nobody sees, and is taken out wherever it stands: control characters but the tab, what
/// turns the direction of writing around, soft hyphens, and what only forbids to break a line or stands in formulas. The
/// joiners U+200C and U+200D stay: Persian and Indic scripts are misspelt without them, and many emoji are made with one.
pub(super) fn is_unseen(letter: char) -> bool {
    let is_control = letter.is_control() && letter != '\t';
    is_control
        || turns_text(letter)
        || matches!(letter, '\u{AD}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// The text without spaces of no width, but one wherever that says something: beside a letter of a script that has no
/// spaces between words, and neither at the end of a line nor beside a space. In one walk, since a form may hold
/// nothing else.
pub(super) fn without_idle_breaks(text: String) -> String {
    if !text.contains(MAY_BREAK) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    // The last letter, whatever marks stand upon it: Unicode NFC puts these in another order, and letters in none.
    let mut before: Option<char> = None;
    let mut waits_at: Option<usize> = None;
    for letter in text.chars() {
        if letter == MAY_BREAK {
            waits_at = waits_at.or(Some(kept.len()));
            continue;
        }
        if canonical_combining_class(letter) == 0 {
            let place = waits_at.take();
            if let Some(place) = place.filter(|_| says_something(before, letter)) {
                kept.insert(place, MAY_BREAK);
            }
            before = Some(letter);
        }
        kept.push(letter);
    }
    kept
}

/// Whether a text has a space without width (U+200B) where that says nothing: one that was cleaned has none.
pub(crate) fn has_idle_breaks(text: &str) -> bool {
    text.contains(MAY_BREAK) && without_idle_breaks(text.to_owned()) != text
}

/// A name without spaces of no width (U+200B). Scripts that put no space between words have them where a line may be broken:
/// with them and without it is one name.
#[must_use]
pub fn name_without_breaks(name: &str) -> String {
    name.replace(MAY_BREAK, "")
}

fn says_something(before: Option<char>, after: char) -> bool {
    let Some(before) = before else {
        return false;
    };
    // Bullets of word processors stand among those without a meaning of their own.
    let is_seen =
        |letter: char| !letter.is_whitespace() && !matches!(letter, '\u{E000}'..='\u{F8FF}');
    let has_no_spaces = |letter: char| WITHOUT_SPACES.iter().any(|script| script.contains(&letter));
    is_seen(before) && is_seen(after) && (has_no_spaces(before) || has_no_spaces(after))
}

#[cfg(test)]
mod tests {
    use super::super::{cleaned, cleaned_table};

    #[test]
    fn what_nobody_sees_and_says_nothing_is_taken_out() {
        for (pasted, meant) in [
            ("Free\u{200b}dom", "Freedom"),
            ("Soli\u{ad}da\u{ad}rität", "Solidarität"),
            ("Сво\u{200b}бода", "Свобода"),
            ("ελευ\u{ad}θερία", "ελευθερία"),
            ("释放\u{200b}他们", "释放他们"),
            ("الحر\u{200b}ية", "الحرية"),
            ("a\u{2060}b\u{2062}c", "abc"),
            ("\u{200b}\u{200b}Now\u{200b}\n\u{200b}", "Now\n"),
            ("e\u{200b}\u{301}", "é"),
            ("•\u{200b}\tOne", "- One"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
        }
        assert_eq!(cleaned_table("A\u{200b}\tB\u{ad}C"), "A\tBC");
    }

    #[test]
    fn what_writing_needs_stays() {
        for text in [
            // Where lines may be broken in Khmer, Thai and Myanmar, also beside what is written otherwise.
            "សហជីព\u{200b}កម្មករ",
            "สหภาพ\u{200b}แรงงาน",
            "အလုပ်\u{200b}သမား",
            "สหภาพ\u{200b}ILWU",
            // Joiners: Persian, Hindi, Sinhala; an emoji.
            "می\u{200c}خواهیم",
            "क्\u{200d}ष",
            "ශ්\u{200d}රී",
            "👩\u{200d}🔧",
            "\u{200f}نقابة\u{200e}",
        ] {
            assert_eq!(cleaned(text), text);
        }
        for (pasted, meant) in [
            ("สหภาพ\u{200b}\u{200b}แรงงาน", "สหภาพ\u{200b}แรงงาน"),
            ("สหภาพ\u{200b} แรงงาน\u{200b}", "สหภาพ แรงงาน"),
            ("\u{f0b7}\u{200b}สหภาพ", "- สหภาพ"),
        ] {
            assert_eq!(cleaned(pasted), meant, "{pasted:?}");
            assert_eq!(cleaned(meant), meant);
        }
    }
}
