//! Whole numbers as people type them: in the digits of their own keyboard, and with groups parted as pages
//! of any language part them.

/// The nought of each script in which somebody at a desk may count.
const NOUGHTS: [char; 6] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];

/// Digits of one group.
const GROUP: usize = 3;

/// The number that somebody typed or copied from a page: `3208`, `3,208`, `3 208`, `٣٬٢٠٨`. None where it
/// is no whole number, such as `1.5`, or could be none, such as `0.500` or `1,234.567`.
#[must_use]
pub fn whole_number(typed: &str) -> Option<u64> {
    let typed = typed.trim();
    let parting = typed.chars().find(|letter| parts_groups(*letter));
    let groups: Vec<&str> = match parting {
        Some(parting) => typed.split(parting).collect(),
        None => vec![typed],
    };
    let digits: Option<String> = groups.concat().chars().map(digit).collect();
    let digits = digits?;
    let (first, rest) = groups.split_first()?;
    let is_parted = (1..=GROUP).contains(&first.chars().count())
        && rest.iter().all(|group| group.chars().count() == GROUP)
        && !digits.starts_with('0');
    let is_whole = rest.is_empty() || is_parted;
    is_whole.then(|| digits.parse().ok()).flatten()
}

/// What somebody typed, with every digit as it is written in a program: codes are typed on the same keyboards.
#[must_use]
pub fn plain_digits(typed: &str) -> String {
    let plain = |letter| digit(letter).unwrap_or(letter);
    typed.chars().map(plain).collect()
}

/// The digit as it is written in a program.
fn digit(letter: char) -> Option<char> {
    let value = |nought: &char| u32::from(letter).checked_sub(u32::from(*nought));
    let mut values = NOUGHTS.iter().filter_map(value);
    char::from_digit(values.find(|value| *value < 10)?, 10)
}

const fn parts_groups(letter: char) -> bool {
    matches!(
        letter,
        ',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{66c}' | '\u{60c}' | '\u{ff0c}'
    )
}

#[cfg(test)]
mod tests {
    use super::{super::LANGUAGES, *};

    #[test]
    fn a_number_is_read_as_pages_of_every_language_write_it() {
        for language in LANGUAGES {
            for number in [0, 7, 80, 120, 3_208, 1_000_000] {
                let written = language.number(number);
                assert_eq!(whole_number(&written), Some(number), "{written}");
            }
        }
    }

    #[test]
    fn a_code_has_the_digits_of_a_program_and_keeps_all_else() {
        for (typed, plain) in [
            ("٢٨٧ ٠٨٢", "287 082"),
            ("۲۸۷۰۸۲", "287082"),
            ("２８７０８２", "287082"),
            ("२८७०८२", "287082"),
            ("ab٢c-d3ef", "ab2c-d3ef"),
            ("", ""),
        ] {
            assert_eq!(plain_digits(typed), plain, "{typed}");
        }
    }

    #[test]
    fn what_is_no_whole_number_is_none() {
        for (typed, number) in [
            (" 42 ", Some(42)),
            ("٨٠", Some(80)),
            ("۱۲۰", Some(120)),
            ("８０", Some(80)),
            ("007", Some(7)),
            ("1.000", Some(1_000)),
            ("12 345 678", Some(12_345_678)),
            ("", None),
            ("1.5", None),
            ("1,50", None),
            ("0.500", None),
            ("1500.000", None),
            ("1,234.567", None),
            ("1.234,5", None),
            ("1,", None),
            (",100", None),
            ("1,,000", None),
            ("-4", None),
            ("4th", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(whole_number(typed), number, "{typed}");
        }
    }
}
