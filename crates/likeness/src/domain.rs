//! Domains in the letters of their languages, where these can be taken for no others.

use crate::look_alike::{mixes_scripts, skeleton_of};
use idna::uts46::{AsciiDenyList, Hyphens, Uts46};
use unicode_security::GeneralSecurityProfile as _;

/// A domain in the letters of its language, for people who read it beside the form in which it is used (`xn--…`);
/// none where that says all of it. A label whose letters could be taken for others stays as it is used, and so does
/// a domain that is none ([UTS #46](https://www.unicode.org/reports/tr46/)).
#[must_use]
pub fn in_letters(domain: &str) -> Option<String> {
    if !domain.contains("xn--") {
        return None;
    }
    let (letters, read) = Uts46::new().to_user_interface(
        domain.as_bytes(),
        AsciiDenyList::URL,
        Hyphens::Allow,
        |label, _, _| stands_apart(label),
    );
    (read.is_ok() && letters != domain).then(|| letters.into_owned())
}

/// Whether a label is of letters in use today, in words that mix no scripts, and would not be read as plain Latin ones.
fn stands_apart(label: &[char]) -> bool {
    let text: String = label.iter().collect();
    label.iter().all(|letter| letter.identifier_allowed())
        && !mixes_scripts(&text)
        && !skeleton_of(&text).is_ascii()
}

#[cfg(test)]
mod tests {
    use super::in_letters;

    #[test]
    fn a_domain_is_shown_in_letters_that_can_be_taken_for_no_others() {
        for (domain, letters) in [
            ("xn--bcher-kva.example", Some("bücher.example")),
            ("xn--pezs48d.example", Some("碼頭.example")),
            ("xn--mgbp4dn.example", Some("دكان.example")),
            ("spam.example", None),
            // Cyrillic letters alone that read as `apple`, one among Latin ones, and a Latin one without its dot.
            ("xn--80ak6aa92e.example", None),
            ("xn--pypal-4ve.example", None),
            ("xn--bchr-0ra660c.example", None),
            ("xn--ntel-kza.example", None),
            (
                "xn--bcher-kva.xn--80ak6aa92e.example",
                Some("bücher.xn--80ak6aa92e.example"),
            ),
            ("xn--a.example", None),
            ("xn--", None),
        ] {
            assert_eq!(in_letters(domain).as_deref(), letters, "{domain}");
        }
    }
}
