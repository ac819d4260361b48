//! The words of mails to people of the desk.

use crate::{
    language::{Argument, ENGLISH, Language, spoken, t},
    one_line::one_line,
    pages::{desk::words, names},
};
use undersigned_federation::views::Organization;

/// Somebody is invited to a desk.
pub fn invitation(language: Language, organisation: &str, link: &str) -> (String, String) {
    mail(language, "team-mail-invite", organisation, link)
}

/// The same where whoever runs the server invites: in the language they name, or in the first of the organisation's.
pub fn invitation_by_operator(
    wished: Option<&str>,
    organization: &Organization,
    link: &str,
) -> (String, String) {
    let called = names::read(&organization.names);
    let mut tags = wished.into_iter().chain(called.keys().map(String::as_str));
    let language = tags.find_map(spoken).unwrap_or(ENGLISH);
    invitation(language, &words::name_of(organization, language), link)
}

/// Somebody has lost their password.
pub fn reset(language: Language, organisation: &str, link: &str) -> (String, String) {
    mail(language, "team-mail-reset", organisation, link)
}

/// What somebody signs in with was changed: `what` is `password`, `reset` where a password was chosen by a link,
/// `passkey`, `codes` or `codes-ended`.
pub fn changed(language: Language, organisation: &str, what: &str, link: &str) -> (String, String) {
    let named = [("organisation", Argument::Words(one_line(organisation)))];
    let say = |part: &str| t(language, &format!("team-mail-changed-{part}"), &named);
    let text = format!("{}\n\n{link}\n\n{}\n", say(what), say("then"));
    (one_line(&say("subject")), text)
}

/// A subject, and a text with the link alone on a line.
fn mail(language: Language, key: &str, organisation: &str, link: &str) -> (String, String) {
    // What somebody typed as a name stays on its line.
    let named = [("organisation", Argument::Words(one_line(organisation)))];
    let say = |part: &str| t(language, &format!("{key}-{part}"), &named);
    let text = format!("{}\n\n{link}\n\n{}\n", say("what"), say("then"));
    (one_line(&say("subject")), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_has_one_line_as_subject_and_its_link_alone_on_a_line() {
        let link = "https://a.example/sign-in?token=x";
        for write in [invitation, reset] {
            let (subject, text) = write(ENGLISH, "Dockers\r\nBcc: x@y.example", link);
            assert!(subject.contains("Dockers Bcc") && !subject.contains(['\r', '\n']));
            assert!(text.contains(&format!("\n\n{link}\n\n")), "{text}");
        }
        for what in ["password", "reset", "passkey", "codes", "codes-ended"] {
            let (subject, text) = changed(ENGLISH, "Dockers\r\nBcc: x@y.example", what, link);
            assert!(subject.contains("Dockers Bcc") && !subject.contains(['\r', '\n']));
            assert!(text.contains(&format!("\n\n{link}\n\n")), "{text}");
        }
    }
}
