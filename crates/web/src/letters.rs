//! The words of the e-mails to organisations that sign by form.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t, try_t},
    news_mail,
    one_line::one_line,
    pages::names,
};
use undersigned_federation::actions::sign_by_form::{Letter, Written};

/// Longest title in a subject, in characters: mail programs show no more.
const SUBJECT_TITLE: usize = 100;

/// Writes an e-mail in the language in which the form was filled in.
pub fn write(letter: &Letter<'_>) -> Written {
    let language = Language::from_tag(letter.language)
        .or_else(|| spoken(letter.language))
        .unwrap_or(ENGLISH);
    let code = letter.occasion.name();
    let title = one(letter.title, language);
    let name = one(letter.names, language);
    let say = |key: &str, title: &str| {
        let arguments = [
            ("title", Argument::Words(title.to_owned())),
            ("name", Argument::Words(name.clone())),
        ];
        t(language, key, &arguments)
    };
    let (before, after) = news_mail::along(letter.news, language);
    let mut paragraphs = vec![say(&format!("letter-{code}"), &title)];
    paragraphs.extend(before);
    let reason = letter
        .reason
        .and_then(|code| try_t(language, &format!("reason-{code}"), &[]));
    if let Some(reason) = reason {
        let arguments = [("reason", Argument::Words(reason))];
        paragraphs.push(t(language, "letter-refused-reason", &arguments));
    }
    match letter.link {
        Some(link) => {
            paragraphs.push(link.to_owned());
            paragraphs.push(say(&format!("letter-{code}-more"), &title));
        }
        None => {
            paragraphs.push(say(&format!("letter-{code}-more"), &title));
            paragraphs.push(letter.appeal.to_owned());
        }
    }
    paragraphs.extend(after);
    let mut short: String = title.chars().take(SUBJECT_TITLE).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    Written {
        subject: say(&format!("letter-subject-{code}"), &short),
        text: paragraphs.join("\n\n") + "\n",
    }
}

/// The text in a language, or the first there is, on one line: somebody typed it.
fn one<'a>(
    texts: impl IntoIterator<Item = (&'a String, &'a String)>,
    language: Language,
) -> String {
    let text = names::first(texts, language).unwrap_or_default();
    one_line(&text.words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use undersigned_domain::appeal::ByLanguage;
    use undersigned_federation::actions::{news::Along, sign_by_form::Occasion};

    fn map(pairs: &[(&str, &str)]) -> ByLanguage {
        let owned = |(tag, words): &(&str, &str)| ((*tag).to_owned(), (*words).to_owned());
        pairs.iter().map(owned).collect()
    }

    fn written(occasion: Occasion, language: &str, name: &str) -> Written {
        let title = map(&[("en", "Free the\r\neleven"), ("zh-Hant", "釋放十一人")]);
        let reason = (occasion == Occasion::Refused).then_some("not-authorised");
        write(&Letter {
            occasion,
            language,
            title: &title,
            appeal: "https://hub.example/appeals/x",
            names: &map(&[("en", name)]).into(),
            link: reason
                .is_none()
                .then_some("https://hub.example/sign-by-form/x?token=t"),
            reason,
            news: &Along::No,
        })
    }

    #[test]
    fn every_occasion_has_words_and_its_link() {
        for occasion in [
            Occasion::Confirm,
            Occasion::Already,
            Occasion::Listed,
            Occasion::Waits,
            Occasion::Refused,
            Occasion::NotRenamed,
            Occasion::Manage,
            Occasion::Claim,
        ] {
            let mail = written(occasion, "en", "Crane Drivers");
            assert!(mail.text.contains("https://hub.example/"), "{mail:?}");
            // Whoever is asked to confirm may be a stranger to whoever typed the name.
            let is_named = mail.text.contains("Crane Drivers");
            assert_eq!(is_named, occasion != Occasion::Confirm, "{mail:?}");
            assert!(mail.subject.contains("Free the eleven"), "{mail:?}");
            assert!(!mail.subject.contains(char::is_control), "{mail:?}");
            assert!(!mail.text.contains("letter-") && !mail.subject.contains("letter-"));
        }
        let refused = written(Occasion::Refused, "en", "X");
        assert!(refused.text.contains("nobody there had the right to sign"));
        assert!(!refused.text.contains("token"));
        // The refusal can be undone that long: a mail that says "deleted" would be false.
        assert!(refused.text.contains("kept encrypted for thirty days"));
        let chinese = written(Occasion::Confirm, "zh-Hant", "X");
        assert!(chinese.text.contains("釋放十一人"));
    }

    #[test]
    fn a_name_with_line_feeds_stays_on_its_line() {
        let mail = written(Occasion::Waits, "en", "X\r\nBcc: b@union.example");
        assert!(
            mail.text.contains("looks at X Bcc: b@union.example before"),
            "{mail:?}"
        );
    }
}
