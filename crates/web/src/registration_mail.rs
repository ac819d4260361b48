//! The words of the mail to whoever registers for a meeting.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    one_line::one_line,
    pages::names,
};
use undersigned_federation::actions::registration::Letter;

/// Writes subject and text in the language of the form.
pub fn write(letter: &Letter<'_>) -> (String, String) {
    let language = spoken(letter.language).unwrap_or(ENGLISH);
    let title = names::first(letter.title, language).unwrap_or_default();
    let titled = [("title", Argument::Words(one_line(&title.words)))];
    let say = |part: &str| t(language, &format!("registration-mail-{part}"), &titled);
    let text = format!("{}\n\n{}\n\n{}\n", say("what"), letter.href, say("then"));
    (one_line(&say("subject")), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_subject_is_one_line_and_the_link_stands_alone_on_one() {
        let title = BTreeMap::from([("en".to_owned(), "Founding\r\nmeeting".to_owned())]);
        let letter = Letter {
            language: "en",
            title: &title,
            href: "https://a.example/registration?token=x&lang=en",
        };
        let (subject, text) = write(&letter);
        assert!(subject.contains("Founding meeting") && !subject.contains(['\r', '\n']));
        assert!(text.contains(&format!("\n\n{}\n\n", letter.href)), "{text}");
    }
}
