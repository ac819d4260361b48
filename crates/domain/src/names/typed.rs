//! What may stand in a name or title that somebody types here. Statements are held to none of it:
//! what is signed on another server stays as it was signed.

use crate::typed_text::has_idle_breaks;
use undersigned_proof::strict_json::turns_text;

/// What is wrong with a name or title that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TypedFault {
    /// Nothing in it can be read aloud.
    #[error("a name or title needs a letter or a digit")]
    NoLetter,
    /// Mail programs would make a link of it, and a mail of this server would carry it to anybody.
    #[error("a name holds no web or e-mail address")]
    WebAddress,
    /// Line breaks, other control characters, what turns the direction of writing around, or what
    /// nobody sees.
    #[error("a name is one line, without control characters and direction marks")]
    Signs,
}

impl TypedFault {
    /// The stable snake_case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoLetter => "name_without_letters",
            Self::WebAddress => "name_web_address",
            Self::Signs => "text_invalid",
        }
    }
}

/// Checks the name of a person or an organisation. A dot alone makes no web address: `change.org`
/// and `St. Mary` are names.
///
/// # Errors
/// A [`TypedFault`].
pub fn check_name(name: &str) -> Result<(), TypedFault> {
    if name.chars().any(is_sign) || has_idle_breaks(name) {
        return Err(TypedFault::Signs);
    }
    check_line(name)?;
    check_letters(name)
}

/// Checks what may be empty, such as a role: it holds no web address.
///
/// # Errors
/// [`TypedFault::WebAddress`].
pub fn check_line(line: &str) -> Result<(), TypedFault> {
    match holds_web_address(line) {
        true => Err(TypedFault::WebAddress),
        false => Ok(()),
    }
}

/// Checks that a name or title has a letter or a digit of some script that can be seen.
///
/// # Errors
/// [`TypedFault::NoLetter`].
pub fn check_letters(text: &str) -> Result<(), TypedFault> {
    match text.chars().any(|c| c.is_alphanumeric() && !is_filler(c)) {
        true => Ok(()),
        false => Err(TypedFault::NoLetter),
    }
}

/// Letters that stand in the place of one and show nothing: the fillers of Hangul.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

fn is_sign(c: char) -> bool {
    c.is_control()
        || turns_text(c)
        || matches!(c, '\u{2028}' | '\u{2029}')
        // What only forbids to break a line. The joiners U+200C and U+200D stay: Persian and Indic scripts need them.
        || matches!(c, '\u{2060}' | '\u{FEFF}')
}

/// Whether a text has in it what mail programs make a link of beside bare domains.
fn holds_web_address(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut www = text.match_indices("www.");
    text.contains("://")
        || www.any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
        || text.rsplit('/').skip(1).any(ends_in_domain)
        || text.match_indices('@').any(|(at, _)| {
            text[..at].ends_with(char::is_alphanumeric) && begins_with_domain(&text[at + 1..])
        })
}

/// Whether a text begins with what may be a domain, as after the sign of an e-mail address.
fn begins_with_domain(text: &str) -> bool {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    ends_in_domain(&text[..end.unwrap_or(text.len())])
}

/// Whether a text ends in what may be a domain: the last label has two letters at least.
fn ends_in_domain(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    text.rsplit_once('.').is_some_and(|(before, last)| {
        before.ends_with(char::is_alphanumeric)
            && last.chars().nth(1).is_some()
            && last.chars().all(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_may_hold_dots_and_strokes() {
        for name in [
            "change.org",
            "Avaaz.org",
            "attac.fr",
            "Ver.di",
            "St. Mary",
            "J.R. O’Neill-Díaz",
            "U.S./Mexico Labor Solidarity",
            "SEIU 1.199/East",
            "Kraft w. e.V./Bund",
            "Bread/Peace",
            "3",
            "勞動力",
            "संघ",
            "نقابة",
            "Awww.some",
            "O'Neil",
            "@MotherShip",
            "Women@Work",
            "می\u{200c}خواهم",
            // Where lines may be broken in Thai, Lao, Khmer and Myanmar.
            "สหภาพ\u{200b}แรงงาน",
            "ສະຫະ\u{200b}ພັນ",
            "សហជីព\u{200b}កម្មករ",
            "အလုပ်\u{200b}သမား",
        ] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_told_apart() {
        for (name, fault) in [
            ("win money at https://evil.example", TypedFault::WebAddress),
            ("HTTP://evil.example", TypedFault::WebAddress),
            ("Win (www.evil.example)", TypedFault::WebAddress),
            ("WWW.evil.example", TypedFault::WebAddress),
            ("evil.example/win", TypedFault::WebAddress),
            ("see evil.example./win now", TypedFault::WebAddress),
            ("пример.рф/приз", TypedFault::WebAddress),
            ("buy@spam.example", TypedFault::WebAddress),
            ("Ana (buy@mail.spam.example)", TypedFault::WebAddress),
            ("🎉🎉", TypedFault::NoLetter),
            ("-!?…", TypedFault::NoLetter),
            ("", TypedFault::NoLetter),
            ("\u{3164}\u{ffa0}", TypedFault::NoLetter),
            ("\u{115f}\u{1160} -", TypedFault::NoLetter),
            ("Ana\nBcc: x", TypedFault::Signs),
            ("a\u{202e}b", TypedFault::Signs),
            ("a\u{2066}b", TypedFault::Signs),
            ("a\u{0}b", TypedFault::Signs),
            ("a\u{200b}b", TypedFault::Signs),
            ("\u{200b}สหภาพ", TypedFault::Signs),
            ("สหภาพ\u{200b} แรงงาน", TypedFault::Signs),
            ("a\u{2060}b", TypedFault::Signs),
            ("\u{feff}ab", TypedFault::Signs),
            ("😀\u{202e}", TypedFault::Signs),
        ] {
            assert_eq!(check_name(name), Err(fault), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn a_web_address_is_found_wherever_it_stands(
            before in "[\\p{L} .,(]{0,12}",
            host in "[a-z]{1,8}\\.[a-z]{2,6}",
            after in "[\\p{L} .,)]{0,12}",
        ) {
            for address in [
                format!("https://{host}"),
                format!(" www.{host}"),
                format!(" {host}/{after}"),
            ] {
                let name = format!("{before}{address}{after}");
                prop_assert_eq!(check_name(&name), Err(TypedFault::WebAddress), "{}", name);
            }
        }

        #[test]
        fn words_without_a_stroke_are_names(
            name in "\\p{L}[\\p{L} .’-]{0,40}",
        ) {
            prop_assume!(!name.to_lowercase().contains("www."));
            prop_assert_eq!(check_name(&name), Ok(()));
        }

        #[test]
        fn without_letter_and_digit_there_is_no_name(name in "[\\p{P}\\p{Zs}]{0,20}") {
            prop_assume!(!holds_web_address(&name));
            prop_assert_eq!(check_name(&name), Err(TypedFault::NoLetter));
        }
    }
}
