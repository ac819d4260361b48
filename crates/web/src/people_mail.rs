//! The words of mails to people who sign.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t},
    news_mail,
    pages::names,
};
use undersigned_federation::actions::people::{Letter, MailLink, Reason};

/// Writes subject and text in the reader's language. What somebody signed is said in the text alone.
pub fn write(letter: &Letter<'_>) -> (String, String) {
    let language = spoken(letter.language).unwrap_or(ENGLISH);
    let key = match letter.reason {
        Reason::Confirm => "people-mail-confirm",
        Reason::SignedAlready => "people-mail-already",
        Reason::Signed => "people-mail-signed",
        Reason::LinkAgain => "people-mail-again",
        Reason::Withdrawn => "people-mail-withdrawn",
    };
    let first = letter.links.first().map(|link| title(link, language));
    let titled = [("title", Argument::Words(first.unwrap_or_default()))];
    let say = |part: &str| t(language, &format!("{key}-{part}"), &titled);
    let (behind, after) = news_mail::along(letter.news, language);
    let mut parts = vec![say("what")];
    for link in letter.links {
        if letter.links.len() > 1 {
            parts.push(format!("{}\n{}", title(link, language), link.href));
        } else {
            parts.push(link.href.clone());
        }
    }
    parts.extend(behind);
    parts.push(say("then"));
    parts.extend(after);
    let subject = match letter.reason {
        Reason::Confirm => to_confirm(letter.host, language),
        Reason::SignedAlready | Reason::Signed | Reason::LinkAgain => {
            with_link(letter.host, language)
        }
        Reason::Withdrawn => t(language, "people-mail-subject-done", &named(letter.host)),
    };
    (subject, format!("{}\n", parts.join("\n\n")))
}

/// The subject of a mail that asks to confirm: whoever looks over a shoulder sees from where it comes, and no more.
pub(crate) fn to_confirm(host: &str, language: Language) -> String {
    t(language, "people-mail-subject-confirm", &named(host))
}

/// The same of a mail with a link to what its reader has here.
pub(crate) fn with_link(host: &str, language: Language) -> String {
    t(language, "people-mail-subject-link", &named(host))
}

fn named(host: &str) -> [(&'static str, Argument); 1] {
    [("host", Argument::Words(host.to_owned()))]
}

/// The title in the reader's language, or as it is signed.
fn title(link: &MailLink, language: Language) -> String {
    let title = names::title(&link.title, language);
    title.unwrap_or_default().words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use undersigned_domain::appeal::Titles;
    use undersigned_federation::actions::news::Along;

    #[test]
    fn what_leads_to_the_link_stands_right_above_it() {
        let links = [MailLink {
            title: Titles::from_iter([("en".to_owned(), "Free the eleven".to_owned())]),
            href: "https://a.example/sign/confirm?token=x".to_owned(),
        }];
        let letter = Letter {
            reason: Reason::Confirm,
            language: "en",
            host: "a.example",
            links: &links,
            news: &Along::WithIt,
        };
        let (_, text) = write(&letter);
        let wanted = ":\n\nhttps://a.example/sign/confirm?token=x\n\nYou also asked for news";
        assert!(text.contains(wanted), "{text}");
    }

    #[test]
    fn a_mail_has_one_line_as_subject_and_its_link_alone_on_a_line() {
        let links = [MailLink {
            title: Titles::from_iter([("en".to_owned(), "Free\r\nthe eleven".to_owned())]),
            href: "https://a.example/sign/confirm?token=x".to_owned(),
        }];
        for reason in [
            Reason::Confirm,
            Reason::SignedAlready,
            Reason::Signed,
            Reason::LinkAgain,
            Reason::Withdrawn,
        ] {
            let letter = Letter {
                reason,
                language: "en",
                host: "a.example",
                links: &links,
                news: &Along::No,
            };
            let (subject, text) = write(&letter);
            assert!(!subject.contains(['\r', '\n']));
            assert!(
                text.contains("\n\nhttps://a.example/sign/confirm?token=x\n\n"),
                "{text}"
            );
            // Whoever looks over a shoulder, or reads the log of a mail server, sees from where it comes.
            for language in LANGUAGES {
                let letter = Letter {
                    language: language.tag,
                    ..letter
                };
                let (subject, _) = write(&letter);
                assert!(subject.contains("a.example"), "{subject}");
                assert!(!subject.contains("eleven"), "{subject}");
            }
        }
    }

    #[test]
    fn a_title_is_in_the_language_of_the_reader_however_it_is_written() {
        let titles = [("en", "Free the eleven"), ("zh-Hant", "釋放十一人")];
        let titles = titles.map(|(tag, words)| (tag.to_owned(), words.to_owned()));
        let links = [MailLink {
            title: Titles::from_iter(titles),
            href: "https://a.example/sign/confirm?token=x".to_owned(),
        }];
        let letter = Letter {
            reason: Reason::Confirm,
            language: "zh-Hans",
            host: "a.example",
            links: &links,
            news: &Along::No,
        };
        let (_, text) = write(&letter);
        assert!(
            text.contains("釋放十一人") && !text.contains("Free"),
            "{text}"
        );
    }

    #[test]
    fn one_mail_speaks_of_the_signature_and_of_the_news() {
        let links = [MailLink {
            title: Titles::default(),
            href: "https://a.example/sign/confirm?token=x".to_owned(),
        }];
        let text = |reason, news: &Along| {
            let letter = Letter {
                reason,
                language: "en",
                host: "a.example",
                links: &links,
                news,
            };
            write(&letter).1
        };
        let both = text(Reason::Confirm, &Along::WithIt);
        assert_eq!(both.matches("https://").count(), 1, "{both}");
        assert!(both.contains("confirms that"), "{both}");
        assert!(!text(Reason::Confirm, &Along::No).contains("news"));
        let now = Along::Now("https://a.example/news?token=z".to_owned());
        let signed = text(Reason::Signed, &now);
        assert!(signed.contains("news of this appeal by e-mail from now on"));
        assert!(signed.contains("only when there is something to tell"));
        assert!(
            signed.ends_with(":\n\nhttps://a.example/news?token=z\n"),
            "{signed}"
        );
        let link = Along::Link("https://a.example/news/confirm?token=y".to_owned());
        let already = text(Reason::SignedAlready, &link);
        assert!(already.contains("\n\nhttps://a.example/news/confirm?token=y\n"));
    }
}
