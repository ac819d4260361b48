//! Passwords in which a `%` is read as the beginning of an escape that nobody needed: perhaps the `%` was meant.

use super::Mail;
use url::Url;

/// What is said then. Nothing of the password is shown.
const NEEDLESS: &str = "in the password of smtp_url a `%` and the two characters after it are read as one letter or \
                        digit, which nobody has to write so: where the `%` itself is part of the password, write \
                        `%25` in its place";

impl Mail {
    /// What to say where an escape in the mail server's password stands for what could stand there by itself. It is
    /// no fault: some programs write every letter so.
    #[must_use]
    pub fn needless_escape(&self) -> Option<&'static str> {
        let url = Url::parse(self.smtp_url.as_ref()?.expose()).ok()?;
        has_needless(url.password()?).then_some(NEEDLESS)
    }
}

/// Whether `%` and two digits stand for an unreserved character (RFC 3986, section 2.3).
fn has_needless(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'%' {
            continue;
        }
        let digit = |at: usize| char::from(*behind.get(at)?).to_digit(16);
        let (Some(high), Some(low)) = (digit(0), digit(1)) else {
            continue;
        };
        let read = char::from_u32(high * 16 + low);
        if read.is_some_and(|read| read.is_ascii_alphanumeric() || "-._~".contains(read)) {
            return true;
        }
        // `%25` and two digits are a `%` and these digits.
        rest = behind.get(2..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Secret;

    #[test]
    fn an_escape_of_what_needs_none_is_named_without_the_password() {
        let said = |url: &str| {
            let mail = Mail {
                smtp_url: Some(Secret::from(url.to_owned())),
                ..Mail::default()
            };
            mail.needless_escape()
        };
        for url in [
            "smtps://ana:pa%41ss@mail.example",
            "smtp://ana:%7Eend@mail.example:587",
            "smtp://ana:%2525%2e@mail.example",
        ] {
            let said = said(url).unwrap();
            assert!(said.contains("%25") && !said.contains("%41"), "{said}");
        }
        for url in [
            "smtps://ana:pa%2541ss@mail.example",
            "smtps://ana:p%40ss%2F%23%C3%A9@mail.example",
            "smtps://ana:100%@mail.example",
            "smtps://ana:100%zz%4@mail.example",
            "smtps://%41na:pass@mail.example",
            "smtps://ana@mail.example",
            "smtp://[::1]:25",
        ] {
            assert_eq!(said(url), None, "{url}");
        }
        assert_eq!(Mail::default().needless_escape(), None);
    }
}
