//! The words of invitations to sign, and of reminders.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t},
    one_line::one_line,
    pages::names,
};
use undersigned_domain::{appeal::ByLanguage, shortened::shortened};
use undersigned_federation::actions::inviting::{Letter, Written};

/// Longest title in a subject, in characters: mail programs show no more. It goes to organisations, whose addresses are public
/// (docs/adr/0016-mails-are-rows-too.md).
const SUBJECT_TITLE: usize = 100;

/// The first of some languages in which the interface is written: that of a letter. English where it is in none.
pub fn written_in<'a>(languages: impl IntoIterator<Item = &'a str>) -> Language {
    let known = languages.into_iter().find_map(spoken);
    known.unwrap_or(ENGLISH)
}

/// Writes a letter in the first of its languages in which the interface is written.
pub fn write(letter: &Letter<'_>) -> Written {
    let language = written_in(letter.languages.iter().map(String::as_str));
    // A line feed that somebody typed would look like a line of ours.
    let one = |texts: &ByLanguage| {
        let text = names::first(texts, language).unwrap_or_default();
        one_line(&text.words)
    };
    let title = names::title(letter.title, language).unwrap_or_default();
    let (title, organiser) = (one_line(&title.words), one(letter.organiser));
    let short = shortened(&title, SUBJECT_TITLE);
    let say = |key: &str, title: &str| {
        let arguments = [
            ("title", Argument::Words(title.to_owned())),
            ("organiser", Argument::Words(organiser.clone())),
        ];
        t(language, key, &arguments)
    };
    let code = letter.occasion.name();
    Written {
        language: language.tag.to_owned(),
        subject: say(&format!("invitation-subject-{code}"), &short),
        invites: say(&format!("invitation-{code}"), &title),
        leads: say(&format!("invitation-link-{code}"), &title),
        after: vec![say("invitation-after", &title)],
        stop: say("invitation-stop", &title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_federation::actions::inviting::Occasion;

    fn map<T: FromIterator<(String, String)>>(pairs: &[(&str, &str)]) -> T {
        let owned = |(tag, words): &(&str, &str)| ((*tag).to_owned(), (*words).to_owned());
        pairs.iter().map(owned).collect()
    }

    fn written(occasion: Occasion, languages: &[&str]) -> Written {
        let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        write(&Letter {
            occasion,
            languages: &languages,
            title: &map(&[("en", "Free the\r\neleven"), ("zh-Hant", "釋放十一人")]),
            organiser: &map(&[("en", "The Hub\nBcc: x")]),
            by_email: true,
        })
    }

    #[test]
    fn every_letter_has_words_in_the_language_of_its_reader() {
        for occasion in [Occasion::Invite, Occasion::Remind] {
            let letter = written(occasion, &["en"]);
            assert!(letter.invites.contains("Free the eleven"), "{letter:?}");
            assert!(letter.invites.contains("The Hub Bcc: x"), "{letter:?}");
            assert!(!letter.subject.contains(char::is_control), "{letter:?}");
            // The organiser's own words stand between these two.
            assert!(letter.invites.ends_with('.'), "{letter:?}");
            assert!(letter.leads.ends_with(':'), "{letter:?}");
            for words in [&letter.invites, &letter.leads, &letter.stop] {
                assert!(!words.contains("invitation-"), "{words}");
            }
        }
        let chinese = written(Occasion::Invite, &["zh-HK"]);
        assert_eq!(chinese.language, "zh-Hant");
        assert!(chinese.invites.contains("釋放十一人"));
        assert_eq!(written(Occasion::Invite, &["xx"]).language, "en");
    }

    #[test]
    fn a_letter_names_the_title_that_is_signed_where_there_is_none_in_its_language() {
        let letter = write(&Letter {
            occasion: Occasion::Invite,
            languages: &["en".to_owned()],
            title: &map(&[("nl", "Laat ze vrij"), ("es", "Libertad")]),
            organiser: &map(&[("es", "La Unión")]),
            by_email: true,
        });
        assert!(letter.subject.contains("Laat ze vrij"), "{letter:?}");
        assert!(letter.invites.contains("Laat ze vrij"), "{letter:?}");
        assert!(!letter.invites.contains("Libertad"), "{letter:?}");
    }
}
