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
