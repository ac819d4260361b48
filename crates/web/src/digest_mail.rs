//! The words of mails about what waits: plain counts and links, and no name of anybody who waits.

use crate::{
    language::{Argument, ENGLISH, spoken, t},
    pages::names,
};
use undersigned_federation::actions::digest::{Letter, Written};

/// Writes a mail in the first of its languages in which the interface is written.
pub fn write(letter: &Letter<'_>) -> Written {
    let known = letter.languages.iter().find_map(|tag| spoken(tag));
    let language = known.unwrap_or(ENGLISH);
    let name = names::first(letter.names, language).unwrap_or_default();
    // What somebody typed as a name stays on its line.
    let name: Vec<&str> = name.words.split_whitespace().collect();
    let named = [("organisation", Argument::Words(name.join(" ")))];
    let mut parts = vec![t(language, "digest-mail-what", &named)];
    for (kind, count, link) in letter.lines {
        let key = format!("digest-mail-{}", kind.code());
        let counted = [("count", Argument::Count(*count))];
        parts.push(format!("{}\n{link}", t(language, &key, &counted)));
    }
    parts.push(format!(
        "{}\n{}",
        t(language, "digest-mail-settings", &[]),
        letter.settings
    ));
    parts.push(format!(
        "{}\n{}",
        t(language, "digest-mail-stop", &[]),
        letter.stop
    ));
    Written {
        language: language.tag.to_owned(),
        subject: t(language, "digest-mail-subject", &named),
        text: format!("{}\n", parts.join("\n\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use undersigned_federation::notices::Kind;

    #[test]
    fn every_kind_has_words_and_its_link_on_a_line() {
        let names = BTreeMap::from([("en".to_owned(), "Dockers\r\nBcc: x@y.example".to_owned())]);
        let lines = Kind::ALL.map(|kind| (kind, 2, format!("https://a.example/{}", kind.code())));
        let letter = Letter {
            languages: &["xx".to_owned(), "en".to_owned()],
            names: &names,
            lines: &lines,
            settings: "https://a.example/desk/account",
            stop: "https://a.example/notices?token=x",
        };
        let written = write(&letter);
        assert_eq!(written.language, "en");
        assert!(!written.subject.contains(char::is_control), "{written:?}");
        assert!(!written.text.contains("digest-mail-"), "{written:?}");
        for (_, _, link) in &lines {
            assert!(written.text.contains(&format!("\n{link}\n")), "{written:?}");
        }
        assert!(
            written
                .text
                .contains("\nhttps://a.example/notices?token=x\n")
        );
    }
}
