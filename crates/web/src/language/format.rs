//! Numbers and dates by the habits of a language. Deliberately small: three calendars of habits,
//! not all of CLDR. Times are UTC and say so, since a server cannot know where its reader sits.

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::Language;

const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const ARABIC_MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

impl Language {
    /// A count with its groups parted: `3,208`.
    #[must_use]
    pub fn number(self, value: u64) -> String {
        number(self.tag, value)
    }

    /// A day with its year: `14 Oct 2026`, `2026年10月14日`.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> String {
        let (year, month, day) = (at.year(), at.month(), at.day());
        match self.tag {
            "zh-Hant" => format!("{year}年{month}月{day}日"),
            "ar" => digits(
                self.tag,
                &format!("{day} {} {year}", month_name(&ARABIC_MONTHS, month)),
            ),
            _ => format!("{day} {} {year}", month_name(&ENGLISH_MONTHS, month)),
        }
    }

    /// A day without its year, for lists where the year is plain: `14 Oct`, `10月14日`.
    #[must_use]
    pub fn day_of_year(self, at: DateTime<Utc>) -> String {
        let (month, day) = (at.month(), at.day());
        match self.tag {
            "zh-Hant" => format!("{month}月{day}日"),
            "ar" => digits(
                self.tag,
                &format!("{day} {}", month_name(&ARABIC_MONTHS, month)),
            ),
            _ => format!("{day} {}", month_name(&ENGLISH_MONTHS, month)),
        }
    }

    /// A day and a time: `18 Nov 2026, 04:10 UTC`.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        let clock = digits(self.tag, &format!("{:02}:{:02}", at.hour(), at.minute()));
        match self.tag {
            "zh-Hant" => format!("{} {clock} UTC", self.day(at)),
            "ar" => format!("{}، {clock} UTC", self.day(at)),
            _ => format!("{}, {clock} UTC", self.day(at)),
        }
    }

    /// A size in bytes, as downloads are labelled: `412 kB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        match bytes {
            0..1_000 => format!("{} B", self.number(bytes)),
            1_000..1_000_000 => format!("{} kB", self.number(bytes.div_ceil(1_000))),
            _ => format!("{} MB", self.number(bytes.div_ceil(1_000_000))),
        }
    }
}

/// Months come from a date, so the index is always in range; the fallback only spares a panic.
fn month_name<'a>(names: &[&'a str; 12], month: u32) -> &'a str {
    usize::try_from(month)
        .ok()
        .and_then(|month| names.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or("")
}

/// A count in groups of three, with the digits of the language.
pub(super) fn number(tag: &str, value: u64) -> String {
    let plain = value.to_string();
    let separator = if tag == "ar" { '٬' } else { ',' };
    let mut grouped = String::with_capacity(plain.len() + plain.len() / 3);
    for (index, digit) in plain.chars().enumerate() {
        if index > 0 && (plain.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    digits(tag, &grouped)
}

fn digits(tag: &str, text: &str) -> String {
    if tag != "ar" {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| match letter.to_digit(10) {
            Some(value) => char::from_u32(0x660 + value).unwrap_or(letter),
            None => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::from_tag(tag).unwrap()
    }

    #[test]
    fn dates_follow_the_language() {
        let at = DateTime::from_timestamp(1_792_000_000, 0).unwrap();
        assert_eq!(language("en").day(at), "14 Oct 2026");
        assert_eq!(language("zh-Hant").day(at), "2026年10月14日");
        assert_eq!(language("ar").day(at), "١٤ أكتوبر ٢٠٢٦");
        assert_eq!(language("en").day_of_year(at), "14 Oct");
        assert!(language("en").moment(at).ends_with(" UTC"));
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number("en", 7), "7");
        assert_eq!(number("en", 1_234_567), "1,234,567");
        assert_eq!(number("ar", 3_208), "٣٬٢٠٨");
        assert_eq!(language("en").size(411_400), "412 kB");
    }
}
