//! Whether mails leave, and how those stand that wait.

use super::{Finding, checks::OVERDUE, not_checked};
use crate::{Settings, commands::words::counted, open};
use std::time::Duration;
use undersigned_federation::{Instance, standing::Trouble};
use undersigned_mail::{Hindrance, Sender, Step, reach};
use undersigned_store::mails;
use url::Url;

/// How long a mail server may take for the greeting, TLS, signing in and the sender: longer than one step of it may
/// take when a mail is sent, so that one that is slow and takes mails is no trouble.
const SIGNING_IN: Duration = Duration::from_secs(25);

/// Whether a mail could leave where mails are to go. Without a mail server they become files, which is for
/// trying things out: at an address that others can reach, people wait for mails that never come.
pub(super) async fn smtp(settings: &Settings, base: &str) -> Result<(), Finding> {
    let Some(smtp) = &settings.mail.smtp_url else {
        let folder = open::mail_folder(settings);
        let folder = folder.display();
        if base.starts_with("https://") {
            return Err(format!(
                "there is no smtp_url, so no e-mail leaves this server, not even the link that \
                 confirms a signature: mails become files in {folder}; set smtp_url"
            )
            .into());
        }
        return not_checked(format!(
            "there is no smtp_url, so no e-mail leaves this server: mails become files in {folder}"
        ));
    };
    let sender = open::sender(settings, base).map_err(|error| error.to_string())?;
    let url = Url::parse(smtp.expose()).map_err(|error| error.to_string())?;
    // Never the whole address: a password may stand in it.
    let host = url.host_str().unwrap_or_default();
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    match tokio::time::timeout(SIGNING_IN, reach(smtp.expose(), &sender)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(Hindrance::Refused { at, code, said })) => {
            Err(refused(&host, &sender, at, (&code, &said)).into())
        }
        Ok(Err(Hindrance::Cause(why))) => Err(in_the_way(&host, &why).into()),
        Err(_) => Err(format!("{host} does not answer; check smtp_url").into()),
    }
}

/// What keeps mails from leaving where the mail server refuses, by the step at which it does: the code that it answers,
/// and what it says beside it.
fn refused(host: &str, sender: &Sender, at: Step, (code, said): (&str, &str)) -> String {
    let answer = format!("{code} {said}");
    let answer = answer.trim_end();
    // It may be taken later (RFC 5321, section 4.2.1).
    let later = match code.starts_with('4') {
        true => "try again later; where it stays so, ",
        false => "",
    };
    match (at, code) {
        (Step::Login, "534" | "535") => format!(
            "{host} does not take the user and password in smtp_url (it answers {code}); put the right \
             ones there, with `%` written as `%25`, `@` as `%40` and so on (docs/settings.md)"
        ),
        // What it says here may repeat the user.
        (Step::Login, _) => {
            format!("{host} lets nobody sign in (it answers {code}); {later}check smtp_url")
        }
        (Step::Greeting, _) => format!(
            "{host} refuses this machine (it answers {answer}); {later}look into the log of that mail server, \
             and have it take mails from this machine's address"
        ),
        (Step::Encryption, _) => {
            format!(
                "{host} begins no TLS (it answers {answer}); {later}look into the log of that mail server"
            )
        }
        (Step::Sender, "530") => format!(
            "{host} wants a user and a password (it answers {answer}); put them into smtp_url (docs/settings.md)"
        ),
        (Step::Sender, _) => format!(
            "{host} takes no mails from {} (it answers {answer}); {later}set mail_from to an address that it takes \
             from this server, or have it take this one: its log may say more",
            sender.address()
        ),
    }
}

/// What keeps mails from leaving where there is no conversation, or where it breaks off.
fn in_the_way(host: &str, why: &str) -> String {
    if why.contains("certificate") {
        return format!(
            "{host}: its certificate is not trusted ({why}); have the system trust who made it, or name \
             a file with that one's certificate in SSL_CERT_FILE, also where the server starts"
        );
    }
    format!("{host}: {why}; check smtp_url")
}

/// Mails that wait or were given up, without a word on whose they are.
pub(super) async fn mails(instance: &Instance) -> Result<(), String> {
    let standing = mails::standing(instance.database.conn())
        .await
        .map_err(|error| error.to_string())?;
    let now = instance.clock.millis();
    let fails = mails::are_failing(instance.database.conn(), &standing, now).await;
    if fails.map_err(|error| error.to_string())? {
        return Err(Trouble::Mails(standing.waiting).words());
    }
    let answer = mails::server_defers_all(instance.database.conn(), now).await;
    let answer = answer.map_err(|error| error.to_string())?;
    if let Some(answer) = answer.and_then(|answer| answer.parse().ok()) {
        return Err(Trouble::MailsPutOff(answer).words());
    }
    // One recipient that asks for patience says nothing about the mail server.
    if standing.due_at.is_some_and(|at| at < now - OVERDUE) {
        return Err(format!(
            "{} in the queue, some for more than five minutes: is the server running, and does \
             the mail server take mails from it (smtp_url, mail_from)?",
            counted(standing.waiting, "mail waits", "mails wait")
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_mails_from_leaving_is_said_with_what_to_do() {
        let said = |why: &str| in_the_way("mail.example:587", why);
        let unknown = said("invalid peer certificate: UnknownIssuer");
        assert!(unknown.contains("SSL_CERT_FILE"), "{unknown}");
        assert_eq!(
            said("Connection refused (os error 111)"),
            "mail.example:587: Connection refused (os error 111); check smtp_url"
        );
    }

    #[test]
    fn where_a_mail_server_refuses_says_what_to_do() {
        let sender: Sender = "Dockers <letters@dockers.example>".parse().unwrap();
        for (at, answer, words) in [
            (
                Step::Login,
                ("535", "5.7.8 no"),
                "user and password in smtp_url",
            ),
            (
                Step::Login,
                ("454", "4.7.0 ana"),
                "(it answers 454); try again later",
            ),
            (
                Step::Greeting,
                ("554", "5.7.1 host blocked"),
                "refuses this machine (it answers 554 5.7.1 host blocked); look into",
            ),
            (
                Step::Encryption,
                ("454", ""),
                "(it answers 454); try again later",
            ),
            (
                Step::Sender,
                ("530", "5.7.0 who?"),
                "put them into smtp_url",
            ),
            (
                Step::Sender,
                ("550", "5.7.1 not yours"),
                "no mails from letters@dockers.example (it answers 550 5.7.1 not yours); set mail_from",
            ),
            (
                Step::Sender,
                ("451", "busy"),
                "later; where it stays so, set mail_from",
            ),
        ] {
            let said = refused("mail.example", &sender, at, answer);
            assert!(said.starts_with("mail.example "), "{said}");
            assert!(said.contains(words), "{words} is not in {said}");
        }
    }
}
