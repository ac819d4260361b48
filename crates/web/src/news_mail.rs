//! The words of mails to people who read the news of an appeal by e-mail.

use crate::{
    language::{Argument, ENGLISH, Language, direction, spoken, t},
    markdown, markdown_text,
    one_line::one_line,
    pages::names,
    people_mail,
    views::{Template as _, Text, news::NewsMail},
};
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{News, Words},
};
use undersigned_federation::actions::news::{Along, Letter, Reason, Written};

/// Writes a mail in the reader's language; none where nothing of the news is left. What somebody reads the news of is said in
/// the text alone.
pub fn write(letter: &Letter<'_>) -> Option<Written> {
    let language = spoken(letter.language).unwrap_or(ENGLISH);
    let title = names::title(letter.title, language).unwrap_or_default();
    match letter.reason {
        Reason::Confirm => {
            let mut written = short(letter, language, &title, "news-mail-confirm");
            // Until there is news, no other mail says how often it comes, and has the link by which it is ended.
            let often = t(language, "news-mail-often", &[]);
            let below = format!("\n{often}\n\n-- \n{}", leave(letter, language));
            written.text.push_str(&below);
            Some(written)
        }
        Reason::Already => Some(short(letter, language, &title, "news-mail-already")),
        Reason::News { dispatch, news } => {
            let said = Said::of(dispatch, news, language)?;
            Some(long(letter, language, title, said))
        }
        Reason::Wording => Some(with_leave(letter, language, &title, "news-mail-wording")),
    }
}

/// What a mail about a signature says of the news besides: what stands right behind its link, since what leads
/// to the link stands right above it, and what after all else.
pub fn along(along: &Along, language: Language) -> (Option<String>, Option<String>) {
    let say = |key: &str| Some(t(language, key, &[]));
    match along {
        Along::No => (None, None),
        Along::WithIt => (say("news-along-with-it"), None),
        Along::Now(leave) => {
            let keys = ["news-along-now", "news-mail-often", "news-along-end"];
            let [now, often, end] = keys.map(|key| t(language, key, &[]));
            (None, Some(format!("{now}\n\n{often}\n\n{end}\n\n{leave}")))
        }
        Along::Link(link) => {
            let words = t(language, "news-along-link", &[]);
            (None, Some(format!("{words}\n\n{link}")))
        }
        Along::Ended => (None, say("done-news-left")),
        Along::Apart => (None, say("news-along-apart")),
    }
}

/// The subject: whoever looks over a shoulder sees from where the mail comes, and no more.
fn subject(letter: &Letter<'_>, language: Language) -> String {
    let host = [("host", Argument::Words(letter.host.to_owned()))];
    match letter.reason {
        Reason::Confirm => people_mail::to_confirm(letter.host, language),
        Reason::Already => people_mail::with_link(letter.host, language),
        Reason::News { .. } => t(language, "news-mail-subject", &host),
        Reason::Wording => t(language, "news-mail-wording-subject", &host),
    }
}

/// A mail that is one link between two paragraphs.
fn short(letter: &Letter<'_>, language: Language, title: &Text, key: &str) -> Written {
    let titled = [("title", Argument::Words(one_line(&title.words)))];
    let say = |part: &str| t(language, &format!("{key}-{part}"), &titled);
    Written {
        subject: subject(letter, language),
        text: format!("{}\n\n{}\n\n{}\n", say("what"), letter.href, say("then")),
        html: None,
    }
}

/// The same, with the link by which no more come.
fn with_leave(letter: &Letter<'_>, language: Language, title: &Text, key: &str) -> Written {
    let mut written = short(letter, language, title, key);
    let why = t(
        language,
        "news-mail-why",
        &[("title", Argument::Words(one_line(&title.words)))],
    );
    let below = format!("\n-- \n{why}\n{}", leave(letter, language));
    written.text.push_str(&below);
    written
}

/// The lines that end it.
fn leave(letter: &Letter<'_>, language: Language) -> String {
    let words = t(language, "news-mail-leave", &[]);
    format!("{words}\n{}\n", letter.leave)
}

/// What is new, in the reader's language or else in its own.
struct Said {
    heading: Text,
    /// Markdown.
    body: Option<Text>,
}

impl Said {
    fn of(dispatch: &Dispatch, news: News, reader: Language) -> Option<Self> {
        let headed = |key: &str, name: &'static str, who: Option<Text>| {
            let who = who.map(|who| one_line(&who.words)).unwrap_or_default();
            Text::new(reader.tag, t(reader, key, &[(name, Argument::Words(who))]))
        };
        match (news, &dispatch.words) {
            (News::Update, Words::Update(update)) => {
                let tag = names::closest(&update.languages, reader)?;
                let of = |map: &ByLanguage| map.get(tag).map(|words| Text::new(tag, words));
                Some(Self {
                    heading: of(&update.title)?,
                    body: of(&update.body),
                })
            }
            (News::Handover, Words::Handover(handover)) => Some(Self {
                heading: headed(
                    "news-mail-handover",
                    "to",
                    names::first(&handover.taken_by, reader),
                ),
                body: names::first(&handover.words, reader),
            }),
            (News::Answer(digest), Words::Handover(handover)) => {
                let mut answers = handover.answers.iter();
                let answer = answers.find(|answer| answer.digest() == digest)?;
                Some(Self {
                    heading: headed("news-mail-answer", "by", names::first(&answer.by, reader)),
                    body: names::first(&answer.text, reader),
                })
            }
            _ => None,
        }
    }
}

fn long(letter: &Letter<'_>, language: Language, title: Text, said: Said) -> Written {
    let heading = one_line(&said.heading.words);
    let named = one_line(&title.words);
    let subject = subject(letter, language);
    let why = t(
        language,
        "news-mail-why",
        &[("title", Argument::Words(named.clone()))],
    );
    let more = t(language, "news-mail-more", &[]);
    let leave = t(language, "news-mail-leave", &[]);
    let body = said.body.filter(|body| !body.words.trim().is_empty());
    let mut parts = vec![named, heading];
    parts.extend(body.iter().map(|body| markdown_text::written(&body.words)));
    parts.push(format!("{more}\n{}", letter.href));
    // What stands below this line is no part of the words (RFC 3676, section 4.3).
    parts.push(format!("-- \n{why}\n{leave}\n{}", letter.leave));
    let html = NewsMail {
        language: language.tag.to_owned(),
        direction: language.direction(),
        subject: subject.clone(),
        title,
        heading: said.heading,
        body: body.map(|body| {
            let side = direction(&body.language);
            (markdown::render(&body.words), body.language, side)
        }),
        more: (letter.href.to_owned(), linked(&more)),
        why,
        leave: (letter.leave.to_owned(), linked(&leave)),
    };
    Written {
        subject,
        text: format!("{}\n", parts.join("\n\n")),
        // The text says all of it.
        html: html.render().ok(),
    }
}

/// Words that lead to an address in the line below, where they are the link themselves.
fn linked(words: &str) -> String {
    let colon = [':', '：', ' ', '\u{a0}', '\u{202f}'];
    words.trim_end_matches(colon).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use undersigned_domain::{
        AppealKey, SecretKey,
        dispatch::{Answer, Handover, Kind, Update},
    };

    fn map<T: FromIterator<(String, String)>>(pairs: &[(&str, &str)]) -> T {
        let owned = |(tag, words): &(&str, &str)| ((*tag).to_owned(), (*words).to_owned());
        pairs.iter().map(owned).collect()
    }

    fn dispatch(kind: Kind, words: Words) -> Dispatch {
        let root = SecretKey::from_seed(&[1; 32]).public();
        let object = "https://a.example/appeals/free-them".to_owned();
        let id = format!("{object}/updates/one");
        let appeal = AppealKey { object, root };
        Dispatch::unsigned(id, "https://a.example/orgs/a", appeal, kind, 1, words)
    }

    fn written(dispatch: &Dispatch, news: News, language: &str) -> Option<Written> {
        write(&Letter {
            reason: Reason::News { dispatch, news },
            language,
            host: "a.example",
            title: &map(&[("en", "Free the\r\neleven"), ("zh-Hant", "釋放十一人")]),
            href: "https://a.example/appeals/free-them/updates/one?lang=en",
            leave: "https://a.example/news?token=x&lang=en",
        })
    }

    fn update() -> Dispatch {
        let update = Update {
            languages: vec!["zh-Hant".into(), "en".into()],
            title: map(&[("en", "They are <out>\nBcc: x"), ("zh-Hant", "出來了")]),
            body: map(&[
                ("en", "All *eleven*.<script>alert(1)</script>\n\nToday."),
                ("zh-Hant", "全部"),
            ]),
            ..Update::default()
        };
        dispatch(Kind::Update, Words::Update(Box::new(update)))
    }

    #[test]
    fn no_link_ends_in_a_colon() {
        for language in LANGUAGES {
            let mail = written(&update(), News::Update, language.tag).unwrap();
            let html = mail.html.unwrap();
            for colon in [":</a>", "：</a>", " </a>", "\u{a0}</a>", "\u{202f}</a>"] {
                assert!(!html.contains(colon), "{html}");
            }
        }
    }

    #[test]
    fn news_is_words_in_a_mail_and_nothing_more() {
        let mail = written(&update(), News::Update, "en").unwrap();
        for part in [
            "Free the eleven\n",
            "They are <out> Bcc: x",
            "All eleven.<script>",
            "\nhttps://a.example/appeals/free-them/updates/one?lang=en\n",
            "\nhttps://a.example/news?token=x&lang=en\n",
        ] {
            assert!(mail.text.contains(part), "{part} in {}", mail.text);
        }
        let html = mail.html.unwrap();
        assert!(html.contains("<em>eleven</em>"), "{html}");
        for bad in ["<script", "<img", "style=", "src=", "<out>"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert!(!html.contains("news-mail-") && !mail.text.contains("news-mail-"));
    }

    #[test]
    fn whoever_reads_another_language_gets_english() {
        let mail = written(&update(), News::Update, "zh-Hant").unwrap();
        assert!(mail.text.contains("出來了") && mail.text.contains("全部"));
        let mail = written(&update(), News::Update, "fr").unwrap();
        assert!(mail.text.contains("They are <out>"), "{}", mail.text);
        assert!(!mail.text.contains("全部"), "{}", mail.text);
        let html = mail.html.unwrap();
        assert!(html.contains("<div lang=\"en\" dir=\"ltr\">"), "{html}");
    }

    #[test]
    fn handovers_and_answers_say_who() {
        let answer = |by: &str, text: &str| Answer {
            date: None,
            by: map(&[("en", by)]),
            text: map(&[("en", text)]),
        };
        let (first, second) = (
            answer("The director", "We look into it."),
            answer("The minister", "Never."),
        );
        let told = [&first, &second].map(|answer| News::Answer(answer.digest()));
        let handover = Handover {
            languages: vec!["en".into()],
            taken_by: map(&[("en", "The harbour office")]),
            answers: vec![first, second],
            ..Handover::default()
        };
        let said = dispatch(Kind::Handover, Words::Handover(Box::new(handover)));
        let mail = written(&said, News::Handover, "en").unwrap();
        assert!(mail.text.contains("The harbour office"), "{}", mail.text);
        let mail = written(&said, told[0], "en").unwrap();
        assert!(mail.text.contains("The director") && mail.text.contains("We look into it."));
        let mail = written(&said, told[1], "en").unwrap();
        assert!(mail.text.contains("The minister") && !mail.text.contains("The director"));
        // The answer was taken out again, or it is something else by now.
        let gone = answer("The director", "We looked.").digest();
        assert!(written(&said, News::Answer(gone), "en").is_none());
        assert!(written(&said, News::Update, "en").is_none());
    }

    #[test]
    fn a_subject_says_from_where_a_mail_comes_and_no_more() {
        let dispatch = update();
        let news = Reason::News {
            dispatch: &dispatch,
            news: News::Update,
        };
        let title = map(&[("en", "Free the eleven")]);
        for reason in [Reason::Confirm, Reason::Already, news, Reason::Wording] {
            for language in LANGUAGES {
                let mail = write(&Letter {
                    reason,
                    language: language.tag,
                    host: "a.example",
                    title: &title,
                    href: "https://a.example/appeals/free-them/updates/one",
                    leave: "https://a.example/news?token=y",
                })
                .unwrap();
                let subject = &mail.subject;
                assert!(subject.contains("a.example"), "{subject}");
                for said in ["eleven", "They are", "出來了", "news-mail"] {
                    assert!(!subject.contains(said), "{subject}");
                }
                assert!(mail.text.contains("Free the eleven"), "{}", mail.text);
            }
        }
    }

    #[test]
    fn short_mails_have_their_link_alone_on_a_line() {
        for reason in [Reason::Confirm, Reason::Already] {
            let mail = write(&Letter {
                reason,
                language: "en",
                host: "a.example",
                title: &map(&[("en", "Free the\r\neleven")]),
                href: "https://a.example/news/confirm?token=x&lang=en",
                leave: "https://a.example/news?token=y&lang=en",
            })
            .unwrap();
            assert!(!mail.subject.is_empty() && !mail.subject.contains(char::is_control));
            let link = "\n\nhttps://a.example/news/confirm?token=x&lang=en\n\n";
            assert!(mail.text.contains(link), "{}", mail.text);
            assert!(mail.html.is_none());
            // Who has confirmed, and got no news yet, can end it by the mail that asked.
            let way_out = "https://a.example/news?token=y&lang=en\n";
            let has_way_out = matches!(reason, Reason::Confirm);
            assert_eq!(mail.text.ends_with(way_out), has_way_out, "{}", mail.text);
        }
    }

    #[test]
    fn a_mail_about_a_new_wording_leads_to_the_signature_and_out_of_the_news() {
        let mail = write(&Letter {
            reason: Reason::Wording,
            language: "en",
            host: "a.example",
            title: &map(&[("en", "Free the\r\neleven")]),
            href: "https://a.example/signature?token=x&lang=en",
            leave: "https://a.example/news?token=y&lang=en",
        })
        .unwrap();
        assert_eq!(mail.subject, "There is a new wording: a.example");
        for link in ["signature?token=x", "news?token=y"] {
            let alone = format!("\nhttps://a.example/{link}&lang=en\n");
            assert!(mail.text.contains(&alone), "{}", mail.text);
        }
    }
}
