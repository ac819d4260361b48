//! The words of the e-mails to organisations that sign by form.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t, try_t},
    news_mail,
    one_line::one_line,
    pages::names,
};
use undersigned_domain::{admission::is_telling, shortened::shortened};
use undersigned_federation::actions::sign_by_form::{Letter, Occasion, Written};

/// Longest title in a subject, in characters: mail programs show no more. It goes to organisations, whose signatures are public
/// (docs/adr/0016-mails-are-rows-too.md).
const SUBJECT_TITLE: usize = 100;

/// Writes an e-mail in the language in which the form was filled in.
pub fn write(letter: &Letter<'_>) -> Written {
    let language = Language::from_tag(letter.language)
        .or_else(|| spoken(letter.language))
        .unwrap_or(ENGLISH);
    let code = letter.occasion.name();
    let title = names::title(letter.title, language).unwrap_or_default();
    let title = one_line(&title.words);
    let name = one(letter.names, language);
    let arguments = |title: &str| {
        [
            ("title", Argument::Words(title.to_owned())),
            ("name", Argument::Words(name.clone())),
            (
                "wording",
                Argument::Count(letter.earlier.unwrap_or_default()),
            ),
        ]
    };
    let say = |key: &str, title: &str| t(language, key, &arguments(title));
    let (behind, after) = news_mail::along(letter.news, language);
    let mut paragraphs = vec![say(&format!("letter-{code}"), &title)];
    let reason = letter
        .reason
        .filter(|code| is_telling(code))
        .and_then(|code| try_t(language, &format!("reason-{code}"), &[]));
    if let Some(reason) = reason {
        let arguments = [("reason", Argument::Words(reason))];
        paragraphs.push(t(language, "letter-refused-reason", &arguments));
    }
    if letter.occasion == Occasion::CorrectionWaits {
        paragraphs.push(t(language, "form-done-what-correction-waits", &[]));
    }
    // What leads to the link stands right above it.
    let leads = format!("letter-{code}-link");
    paragraphs.extend(try_t(language, &leads, &arguments(&title)));
    paragraphs.extend(letter.link.map(str::to_owned));
    paragraphs.extend(behind);
    paragraphs.push(say(&format!("letter-{code}-more"), &title));
    match letter.occasion {
        Occasion::AppealWithdrawn => paragraphs.push(letter.appeal.to_owned()),
        // Whoever was not asked has the link sent to themselves, or signs again.
        Occasion::Corrected | Occasion::CorrectionWaits | Occasion::ContactChanged => {
            paragraphs.push(format!("{}/sign/organisation/again", letter.appeal));
        }
        Occasion::Withdrawn => {
            paragraphs.push(letter.appeal.to_owned());
            paragraphs.push(t(language, "form-news-goes-on", &[]));
        }
        _ => {}
    }
    if let Some(contact) = letter.contact {
        paragraphs.push(t(language, "letter-mistake", &[]));
        paragraphs.push(contact.to_owned());
    }
    if letter.earlier.is_some() && speaks_of_an_entry(letter.occasion) {
        paragraphs.push(say("letter-earlier", &title));
    }
    paragraphs.extend(after);
    let short = shortened(&title, SUBJECT_TITLE);
    Written {
        subject: say(&format!("letter-subject-{code}"), &short),
        text: paragraphs.join("\n\n") + "\n",
    }
}

/// Whether it names an entry and has a link to it, and says nothing of wordings by itself.
fn speaks_of_an_entry(occasion: Occasion) -> bool {
    matches!(
        occasion,
        Occasion::Listed | Occasion::NotRenamed | Occasion::Renamed | Occasion::Manage
    )
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
    use undersigned_domain::appeal::{ByLanguage, Titles};
    use undersigned_federation::actions::news::Along;

    fn map<T: FromIterator<(String, String)>>(pairs: &[(&str, &str)]) -> T {
        let owned = |(tag, words): &(&str, &str)| ((*tag).to_owned(), (*words).to_owned());
        pairs.iter().map(owned).collect()
    }

    fn written(occasion: Occasion, language: &str, name: &str) -> Written {
        because(occasion, language, name, "not-authorised", Some(1))
    }

    fn because(
        occasion: Occasion,
        language: &str,
        name: &str,
        reason: &str,
        earlier: Option<u64>,
    ) -> Written {
        let title: Titles = map(&[("en", "Free the\r\neleven"), ("zh-Hant", "釋放十一人")]);
        let reasoned = [Occasion::Refused, Occasion::Removed, Occasion::NotRenamed];
        let has_reason = reasoned.contains(&occasion);
        let has_link = ![
            Occasion::Refused,
            Occasion::Corrected,
            Occasion::CorrectionWaits,
            Occasion::ContactChanged,
            Occasion::Withdrawn,
            Occasion::TakenBack,
            Occasion::AppealWithdrawn,
        ]
        .contains(&occasion);
        let reason = has_reason.then_some(reason);
        write(&Letter {
            occasion,
            language,
            title: &title,
            appeal: "https://hub.example/appeals/x",
            names: &map::<ByLanguage>(&[("en", name)]).into(),
            link: has_link.then_some("https://hub.example/sign-by-form/x?token=t"),
            reason,
            contact: has_reason.then_some("https://hub.example/orgs/hub"),
            earlier,
            news: &Along::No,
        })
    }

    #[test]
    fn every_occasion_has_words_and_its_link() {
        for occasion in [
            Occasion::Confirm,
            Occasion::Already,
            Occasion::NewWording,
            Occasion::Listed,
            Occasion::Waits,
            Occasion::Refused,
            Occasion::WaitsAgain,
            Occasion::Removed,
            Occasion::Corrected,
            Occasion::CorrectionWaits,
            Occasion::ContactChanged,
            Occasion::Withdrawn,
            Occasion::TakenBack,
            Occasion::AppealWithdrawn,
            Occasion::NotRenamed,
            Occasion::Renamed,
            Occasion::Manage,
            Occasion::Claim,
        ] {
            let mail = written(occasion, "en", "Crane Drivers");
            let leads_on = mail.text.contains("https://hub.example/");
            assert_eq!(leads_on, occasion != Occasion::TakenBack, "{mail:?}");
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
        let removed = written(Occasion::Removed, "en", "X");
        assert!(removed.text.contains("nobody there had the right to sign"));
        let chinese = written(Occasion::Confirm, "zh-Hant", "X");
        assert!(chinese.text.contains("釋放十一人"));
    }

    #[test]
    fn what_leads_to_the_link_stands_right_above_it() {
        for language in crate::language::LANGUAGES {
            let mail = written(Occasion::NotRenamed, language.tag, "X");
            let parts: Vec<&str> = mail.text.split("\n\n").collect();
            let link = parts.iter().position(|part| part.contains("token=t"));
            let link = link.expect("there is a link");
            assert!(parts[link - 1].ends_with([':', '：']), "{parts:?}");
            assert!(link >= 3, "the reason comes before: {parts:?}");
        }
    }

    #[test]
    fn what_a_link_did_is_told_with_the_way_to_undo_it_and_no_link_of_its_own() {
        for language in crate::language::LANGUAGES {
            let of = |occasion| written(occasion, language.tag, "X").text;
            let (corrected, waits) = (of(Occasion::Corrected), of(Occasion::CorrectionWaits));
            let again = "https://hub.example/appeals/x/sign/organisation/again";
            assert!(corrected.contains(again) && waits.contains(again));
            assert!(waits.len() > corrected.len(), "the list stays: {waits}");
            let contact = of(Occasion::ContactChanged);
            assert!(contact.contains(again), "{contact}");
            let withdrawn = of(Occasion::Withdrawn);
            assert!(withdrawn.contains("https://hub.example/appeals/x\n"));
            for told in [corrected, waits, contact, withdrawn] {
                assert!(!told.contains("token="), "{told}");
            }
        }
    }

    #[test]
    fn only_what_is_so_is_said() {
        let other = because(Occasion::Refused, "en", "X", "other", None).text;
        assert!(!other.contains("The reason given"), "{other}");
        let taken_back = written(Occasion::TakenBack, "en", "X").text;
        assert!(
            !taken_back.contains("write to the organiser"),
            "{taken_back}"
        );
        let refused = written(Occasion::Refused, "en", "X").text;
        assert!(
            refused.contains("https://hub.example/orgs/hub"),
            "{refused}"
        );
        for language in crate::language::LANGUAGES {
            let new = written(Occasion::NewWording, language.tag, "X").text;
            assert!(new.contains(['1', '١']), "which wording it signed: {new}");
            let listed = |earlier| because(Occasion::Listed, language.tag, "X", "", earlier).text;
            assert!(listed(Some(1)).len() > listed(None).len());
        }
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
