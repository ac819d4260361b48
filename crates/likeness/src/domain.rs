//! Domains in the letters of their languages, where these can be taken for no others.

use crate::look_alike::{is_mark, skeleton_of};
use icu_properties::{CodePointMapData, props::Script};
use idna::uts46::{AsciiDenyList, Hyphens, Uts46};
use unicode_security::{RestrictionLevel, RestrictionLevelDetection as _};

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

/// Whether a label is of letters in use today that mix no scripts (UTS #39, *highly restrictive*: Latin stands beside
/// Chinese, Japanese and Korean alone), and would be read as no other. The whole label is asked, and not each of its words as
/// in names: one word more would else let those of another script pass beside it.
fn stands_apart(label: &[char]) -> bool {
    let text: String = label.iter().collect();
    text.as_str()
        .check_restriction_level(RestrictionLevel::HighlyRestrictive)
        && !reads_as_another(&text)
}

/// Whether it reads as a label of plain Latin letters, or as the end of a host. What is written in another script reads as
/// Latin letters with marks as well, as Cyrillic `ё` does.
fn reads_as_another(text: &str) -> bool {
    let scripts = CodePointMapData::<Script>::new();
    let has_latin = text.chars().any(|c| scripts.get(c) == Script::Latin);
    let skeleton = skeleton_of(text);
    let mut letters = skeleton.chars().filter(|c| has_latin || !is_mark(*c));
    // Some letters look like a slash: `ノ` of Japanese.
    let ends_a_host = |c: char| c.is_ascii_punctuation() && c != '-';
    letters.all(|c| c.is_ascii()) || (has_latin && skeleton.contains(ends_a_host))
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
            // The same beside a word of Latin letters, and Cyrillic letters that read as Latin ones with marks.
            ("xn---bro-1ra130c9a1fa44l.example", None),
            ("xn--80a5ac8d.example", None),
            ("xn--d1ap7d.example", Some("мёд.example")),
            // A letter that reads as a slash behind `com`, and where nobody takes it for one.
            ("xn--com-mn4b413ycvb.example", None),
            ("xn--fdkl2l.example", Some("ノート.example")),
            ("xn---tower-ol2mm8f.example", Some("日本-tower.example")),
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
