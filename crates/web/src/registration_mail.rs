//! The words of the mail to whoever registers for a meeting.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    one_line::one_line,
    pages::names,
    people_mail,
};
use undersigned_federation::actions::registration::Letter;

/// Writes subject and text in the language of the form. Where somebody goes is said in the text alone.
pub fn write(letter: &Letter<'_>) -> (String, String) {
    let language = spoken(letter.language).unwrap_or(ENGLISH);
    let title = names::first(letter.title, language).unwrap_or_default();
    let titled = [("title", Argument::Words(one_line(&title.words)))];
    let say = |part: &str| t(language, &format!("registration-mail-{part}"), &titled);
    let text = format!("{}\n\n{}\n\n{}\n", say("what"), letter.href, say("then"));
    (people_mail::to_confirm(letter.host, language), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use std::collections::BTreeMap;

    #[test]
    fn the_subject_names_no_meeting_and_the_link_stands_alone_on_a_line() {
        let title = BTreeMap::from([("en".to_owned(), "Founding\r\nmeeting".to_owned())]);
        for language in LANGUAGES {
            let letter = Letter {
                language: language.tag,
                host: "a.example",
                title: &title,
                href: "https://a.example/registration?token=x&lang=en",
            };
            let (subject, text) = write(&letter);
            assert!(subject.contains("a.example") && !subject.contains("Founding"));
            assert!(text.contains("Founding meeting"), "{text}");
            assert!(text.contains(&format!("\n\n{}\n\n", letter.href)), "{text}");
        }
    }
}
