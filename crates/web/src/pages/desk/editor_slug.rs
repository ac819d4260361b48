//! The last part of an appeal's address, where whoever writes it leaves that to the server.

use chrono::NaiveDate;
use undersigned_domain::AppealText;
use undersigned_federation::actions::draft::check_slug;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Longest part of an address that is made here: people read it out and print it.
const MAX_LENGTH: usize = 60;

/// Made from the first title that has Latin letters; the day where none has.
pub fn suggested(text: &AppealText, today: NaiveDate) -> String {
    let mut titles = text.languages.iter().filter_map(|tag| text.title.get(tag));
    titles
        .find_map(|title| of_title(title))
        .unwrap_or_else(|| format!("appeal-{today}"))
}

/// The same where others are taken already: the second ends in `-2`.
pub fn numbered(suggested: &str, number: usize) -> String {
    match number {
        1 => suggested.to_owned(),
        number => format!("{suggested}-{number}"),
    }
}

/// The Latin letters and digits of a title, without their marks.
fn of_title(title: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in title.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' | 'Đ' => slug.push('d'),
            '\'' | '’' => {}
            letter if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    if slug.len() > MAX_LENGTH {
        // Whole words, where there is more than one.
        let end = slug[..=MAX_LENGTH].rfind('-').unwrap_or(MAX_LENGTH);
        slug.truncate(end);
    }
    let slug = slug.trim_end_matches('-');
    let sound =
        slug.contains(|letter: char| letter.is_ascii_lowercase()) && check_slug(slug).is_ok();
    sound.then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_part_of_an_address() {
        for (title, slug) in [
            ("Free them now!", Some("free-them-now")),
            ("Libérez les 11 dockers", Some("liberez-les-11-dockers")),
            ("Đoàn kết với công nhân", Some("doan-ket-voi-cong-nhan")),
            ("– The dockers’ strike", Some("the-dockers-strike")),
            ("釋放十一名碼頭工人", None),
            ("2027", None),
            ("", None),
        ] {
            assert_eq!(of_title(title).as_deref(), slug, "{title}");
        }
        let long = of_title(&"solidarity ".repeat(9)).unwrap();
        assert_eq!(
            long,
            "solidarity-solidarity-solidarity-solidarity-solidarity"
        );
        assert_eq!(of_title(&"a".repeat(99)).unwrap().len(), MAX_LENGTH);
    }

    #[test]
    fn a_second_one_has_a_number() {
        assert_eq!(numbered("free", 1), "free");
        assert_eq!(numbered("free", 2), "free-2");
    }
}
