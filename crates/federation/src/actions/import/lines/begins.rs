//! With what a line begins that was copied from a document or a mail: its number, or a bullet.

/// Most digits of a number on a printed list.
const MOST_DIGITS: usize = 6;
/// What stands behind such a number.
const ENDS: [char; 5] = ['.', ')', '、', '）', '．'];
/// The zeros of the digits in which people number: those of most, as wide as a letter, of Arabic, and of Persian.
const ZEROS: [char; 4] = ['0', '０', '٠', '۰'];
/// Bullets, and what people type for one.
const BULLETS: [char; 8] = ['-', '–', '—', '*', '•', '·', '‣', '▪'];
/// Those of them that may be part of a word which they begin.
const IN_WORDS: [char; 4] = ['-', '–', '—', '*'];

/// The bullet with which a line begins, and what it stands before: `• Quay`, `- Quay`.
pub(super) fn bulleted(line: &str) -> Option<(char, &str)> {
    let bullet = line.chars().next().filter(|sign| BULLETS.contains(sign))?;
    let name = line.strip_prefix(bullet)?;
    let is_parted = !IN_WORDS.contains(&bullet) || name.starts_with(char::is_whitespace);
    let name = name.trim();
    (is_parted && !name.is_empty()).then_some((bullet, name))
}

/// The number with which a line begins, and what it stands before: `1. Quay`, `2) Quay`, `(3) Quay`, `4 - Quay`, `#5 Quay`.
pub(super) fn numbered(line: &str) -> Option<(u64, &str)> {
    let in_brackets = line.strip_prefix(['(', '（']);
    let with_sign = line.strip_prefix(['#', '＃']);
    let (number, behind) = number(in_brackets.or(with_sign).unwrap_or(line))?;
    let ended = || behind.strip_prefix(ENDS).or_else(|| behind_dash(behind));
    let name = match (in_brackets, with_sign) {
        (Some(_), _) => behind.strip_prefix([')', '）'])?,
        (None, Some(_)) => ended().unwrap_or(behind),
        (None, None) => ended()?,
    };
    // 1.5 is no number of a line.
    let is_parted =
        name.starts_with(|c: char| c.is_whitespace() || !c.is_ascii() && digit(c).is_none());
    let name = name.trim();
    (is_parted && !name.is_empty()).then_some((number, name))
}

/// What stands behind a dash that parts it from a number; in `1-й профсоюз` none does.
fn behind_dash(behind: &str) -> Option<&str> {
    let name = behind.trim_start().strip_prefix(['-', '–', '—'])?;
    name.starts_with(char::is_whitespace).then_some(name)
}

/// The digits with which a text begins as a number, and what stands behind them.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|sign: char| digit(sign).is_none())?;
    let (digits, behind) = text.split_at(end);
    let digits: Vec<u64> = digits.chars().filter_map(digit).collect();
    let number = digits
        .iter()
        .take(MOST_DIGITS)
        .fold(0_u64, |number, digit| number * 10 + *digit);
    (1..=MOST_DIGITS)
        .contains(&digits.len())
        .then_some((number, behind))
}

fn digit(sign: char) -> Option<u64> {
    ZEROS.into_iter().find_map(|zero| {
        let digit = u32::from(sign).checked_sub(u32::from(zero))?;
        (digit < 10).then_some(u64::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_before_names_in_many_shapes() {
        for line in [
            "12. Quay",
            "12) Quay",
            "(12) Quay",
            "（12）碼頭",
            "12 - Quay",
            "12 – Quay",
            "12- Quay",
            "#12 Quay",
            "#12. Quay",
            "#12 – Quay",
            "１２．碼頭",
            "12、碼頭",
            "١٢. رصيف",
            "١٢- رصيف",
            "۱۲) اسکله",
        ] {
            let number = numbered(line).map(|(number, _)| number);
            assert_eq!(number, Some(12), "{line}");
        }
        assert_eq!(numbered("6 - Quay - Local 5"), Some((6, "Quay - Local 5")));
        for line in [
            "1.5 Degrees",
            "１．５ Degrees",
            "1-й профсоюз",
            "1-Mai-Komitee",
            "1199 SEIU",
            "(12 Quay",
            "#12Quay",
            "1234567. Quay",
            "12.",
            "12 -",
            "12",
            "Quay",
            "",
        ] {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn bullets_stand_before_names() {
        for (line, wanted) in [
            ("- Quay", Some(('-', "Quay"))),
            ("– Quay - Chile", Some(('–', "Quay - Chile"))),
            ("•Quay", Some(('•', "Quay"))),
            ("*\u{a0}Quay", Some(('*', "Quay"))),
            ("*Quay*", None),
            ("-Quay", None),
            ("•", None),
            ("Quay", None),
            ("", None),
        ] {
            assert_eq!(bulleted(line), wanted, "{line}");
        }
    }
}
