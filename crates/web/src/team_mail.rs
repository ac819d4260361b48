//! The words of mails to people of the desk.

use crate::language::{Argument, Language, t};

/// Somebody is invited to a desk.
pub fn invitation(language: Language, organisation: &str, link: &str) -> (String, String) {
    mail(language, "team-mail-invite", organisation, link)
}

/// Somebody has lost their password.
pub fn reset(language: Language, organisation: &str, link: &str) -> (String, String) {
    mail(language, "team-mail-reset", organisation, link)
}

/// A subject, and a text with the link alone on a line.
fn mail(language: Language, key: &str, organisation: &str, link: &str) -> (String, String) {
    // What somebody typed as a name stays on its line.
    let one_line: Vec<&str> = organisation.split_whitespace().collect();
    let named = [("organisation", Argument::Words(one_line.join(" ")))];
    let say = |part: &str| t(language, &format!("{key}-{part}"), &named);
    let subject = say("subject");
    let subject: Vec<&str> = subject.split_whitespace().collect();
    let text = format!("{}\n\n{link}\n\n{}\n", say("what"), say("then"));
    (subject.join(" "), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn a_mail_has_one_line_as_subject_and_its_link_alone_on_a_line() {
        let link = "https://a.example/sign-in?token=x";
        for write in [invitation, reset] {
            let (subject, text) = write(ENGLISH, "Dockers\r\nBcc: x@y.example", link);
            assert!(subject.contains("Dockers Bcc") && !subject.contains(['\r', '\n']));
            assert!(text.contains(&format!("\n\n{link}\n\n")), "{text}");
        }
    }
}
