//! The words of the direct message that asks an account to confirm what it co-signed.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    pages::names,
    views::escaped,
};
use undersigned_federation::actions::co_sign::{Confirmation, Written};

/// Writes the message in the first of its languages in which the interface is written.
pub fn write(about: &Confirmation<'_>) -> Written {
    let known = about.languages.iter().find_map(|tag| spoken(tag));
    let language = known.unwrap_or(ENGLISH);
    let title = names::first(about.title, language)
        .unwrap_or_default()
        .words;
    let asks = t(
        language,
        "message-confirm",
        &[("title", Argument::Words(title))],
    );
    let link = escaped(about.link);
    Written {
        language: language.tag.to_owned(),
        paragraphs: vec![
            escaped(&asks),
            format!("<a href=\"{link}\">{link}</a>"),
            escaped(&t(language, "message-until", &[])),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn written(languages: &[&str], titles: &[(&str, &str)]) -> Written {
        let owned = |text: &&str| (*text).to_owned();
        let languages: Vec<String> = languages.iter().map(owned).collect();
        let title: BTreeMap<String, String> = titles
            .iter()
            .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
            .collect();
        write(&Confirmation {
            languages: &languages,
            title: &title,
            link: "https://hub.example/co-sign?token=x",
        })
    }

    #[test]
    fn the_message_speaks_the_language_of_the_reply() {
        let titles = [("en", "Free <b>them</b>"), ("zh-Hant", "釋放他們")];
        let chinese = written(&["zh-HK", "en"], &titles);
        assert_eq!(chinese.language, "zh-Hant");
        assert!(chinese.paragraphs[0].contains("釋放他們"));
        let other = written(&["xx", "en"], &titles);
        assert_eq!(other.language, "en");
        assert!(other.paragraphs[0].contains("Free &lt;b&gt;them"));
        assert!(other.paragraphs[1].contains("href=\"https://hub.example/co-sign?token=x\""));
        assert_eq!(written(&[], &[]).language, "en");
    }

    #[test]
    fn a_title_that_the_reader_cannot_read_stands_in_english() {
        let titles = [("ar", "أطلقوا سراحهم"), ("en", "Free them")];
        let french = written(&["fr"], &titles);
        assert_eq!(french.language, "fr");
        assert!(french.paragraphs[0].contains("Free them"));
    }
}
