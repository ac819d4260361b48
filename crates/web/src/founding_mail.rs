//! The words of mails about a place on this server.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t},
    one_line::one_line,
};

/// Somebody asked, and is to confirm it. What they typed is in no mail before: the address may be a
/// stranger's.
#[must_use]
pub fn confirm(language: &str, host: &str, link: &str) -> (String, String) {
    mail(language, "confirm", host, &[], link)
}

/// They have a place: the link that sets it up.
#[must_use]
pub fn accepted(language: &str, host: &str, name: &str, link: &str) -> (String, String) {
    mail(language, "accepted", host, &[("name", name)], link)
}

/// They have none, and why.
#[must_use]
pub fn refused(language: &str, host: &str, name: &str, reason: &str) -> (String, String) {
    mail(language, "refused", host, &[("name", name)], reason)
}

/// A link that whoever runs the server hands out.
#[must_use]
pub fn invited(language: &str, host: &str, link: &str) -> (String, String) {
    mail(language, "invited", host, &[], link)
}

/// Requests wait for whoever runs the server.
#[must_use]
pub fn operator(host: &str, waiting: u64) -> (String, String) {
    let with = [
        ("host", Argument::Words(host.to_owned())),
        ("count", Argument::Count(waiting)),
    ];
    let subject = t(ENGLISH, "founding-mail-operator-subject", &with);
    let text = t(ENGLISH, "founding-mail-operator-what", &with);
    let command = "undersigned admin organization requests";
    (one_line(&subject), format!("{text}\n\n{command}\n"))
}

/// A subject, and a text with what matters alone between two paragraphs.
fn mail(
    language: &str,
    occasion: &str,
    host: &str,
    with: &[(&'static str, &str)],
    middle: &str,
) -> (String, String) {
    let language: Language = spoken(language).unwrap_or(ENGLISH);
    let mut arguments = vec![("host", Argument::Words(host.to_owned()))];
    // What somebody typed as a name stays on its line.
    let with = with.iter();
    arguments.extend(with.map(|(name, words)| (*name, Argument::Words(one_line(words)))));
    let say = |part: &str| {
        t(
            language,
            &format!("founding-mail-{occasion}-{part}"),
            &arguments,
        )
    };
    let text = format!("{}\n\n{middle}\n\n{}\n", say("what"), say("then"));
    (one_line(&say("subject")), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_has_words_and_one_line_as_subject() {
        let (host, name, link) = (
            "a.example",
            "Dockers\r\nBcc: x@y.example",
            "https://a.example/x",
        );
        for (subject, text) in [
            confirm("en", host, link),
            accepted("xx", host, name, link),
            refused("en", host, name, link),
            invited("en", host, link),
        ] {
            assert!(!subject.is_empty() && !subject.contains(char::is_control));
            assert!(!subject.contains("founding-mail") && !text.contains("founding-mail"));
            assert!(text.contains(&format!("\n\n{link}\n\n")), "{text}");
        }
        let (subject, text) = operator(host, 2);
        assert!(
            !text.contains("founding-mail") && !subject.is_empty(),
            "{text}"
        );
    }
}
