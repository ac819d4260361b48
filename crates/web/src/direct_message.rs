//! The words of the direct messages to accounts that co-sign: the one that asks to confirm, and those that say
//! why nothing is signed.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    pages::names,
    views::escaped,
};
use undersigned_federation::actions::co_sign::{Message, Why, Written};

/// Writes the message in the first of its languages in which the interface is written.
pub fn write(about: &Message<'_>) -> Written {
    let known = about.languages.iter().find_map(|tag| spoken(tag));
    let language = known.unwrap_or(ENGLISH);
    let title = names::title(about.title, language)
        .unwrap_or_default()
        .words;
    let (key, after) = match about.why {
        Why::Confirm => ("message-confirm", Some("message-until")),
        Why::NotPublic => ("message-not-public", None),
        Why::TooLate => ("message-too-late", None),
        Why::TakenOff => ("message-taken-off", None),
    };
    let says = t(language, key, &[("title", Argument::Words(title))]);
    let link = escaped(about.link);
    let after = after.map(|key| escaped(&t(language, key, &[])));
    let mut paragraphs = vec![escaped(&says), format!("<a href=\"{link}\">{link}</a>")];
    paragraphs.extend(after);
    Written {
        language: language.tag.to_owned(),
        paragraphs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::appeal::Titles;

    fn written(languages: &[&str], titles: &[(&str, &str)]) -> Written {
        let owned = |text: &&str| (*text).to_owned();
        let languages: Vec<String> = languages.iter().map(owned).collect();
        let title: Titles = titles
            .iter()
            .map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned()))
            .collect();
        write(&Message {
            why: Why::Confirm,
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
    fn every_message_says_something_else_and_leads_somewhere() {
        let titles = Titles::from_iter([("en".to_owned(), "Free them".to_owned())]);
        let said = |why: Why| {
            let written = write(&Message {
                why,
                languages: &[],
                title: &titles,
                link: "https://hub.example/appeals/free/sign",
            });
            assert!(written.paragraphs[0].contains("Free them"));
            assert!(written.paragraphs[1].contains("/appeals/free/sign"));
            written.paragraphs
        };
        let all = [Why::Confirm, Why::NotPublic, Why::TakenOff, Why::TooLate].map(said);
        assert_eq!(all.each_ref().map(Vec::len), [3, 2, 2, 2]);
        assert!(all[3][0].contains("takes no signatures any more"));
        // Not every organiser takes people.
        assert!(!all[0][0].contains("as a person"), "{all:?}");
        assert!(all[1][0].contains("unlisted") && !all[2][0].contains("unlisted"));
        // Whoever quoted it has not replied.
        assert!(all.iter().all(|said| said[0].contains("quote")), "{all:?}");
    }

    #[test]
    fn a_title_that_the_reader_cannot_read_stands_as_it_is_signed() {
        let titles = [
            ("nl", "Laat ze vrij"),
            ("ar", "أطلقوا سراحهم"),
            ("en", "Free them"),
        ];
        let french = written(&["fr"], &titles);
        assert_eq!(french.language, "fr");
        assert!(french.paragraphs[0].contains("Laat ze vrij"));
    }
}
