//! The words below mails that anybody can have sent by typing an address into a form.

use crate::language::{ENGLISH, spoken, t};
use undersigned_federation::mail::unasked::Footer;

/// Writes in the reader's language how no more of them come.
pub fn write(footer: &Footer<'_>) -> String {
    let language = spoken(footer.language).unwrap_or(ENGLISH);
    let words = t(language, "no-mails-footer", &[]);
    format!("{words}\n{}", footer.href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn the_way_out_stands_alone_on_its_line_below_what_leads_to_it() {
        let href = "https://a.example/no-mails?token=x&lang=en";
        for language in LANGUAGES {
            let text = write(&Footer {
                language: language.tag,
                href,
            });
            let (words, link) = text.split_once('\n').expect("two lines");
            assert!(words.ends_with([':', '：']), "{text}");
            assert_eq!(link, href);
        }
    }
}
