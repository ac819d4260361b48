//! Whether mails leave, and how those stand that wait.

use super::{Finding, checks::OVERDUE, not_checked};
use crate::{Settings, commands::words::counted, open};
use std::time::Duration;
use undersigned_federation::{Instance, standing::Trouble};
use undersigned_mail::Outlet;
use undersigned_store::mails;
use url::Url;

/// How long a mail server may take for the greeting, TLS and signing in: longer than one step of it may take
/// when a mail is sent, so that one that is slow and takes mails is no trouble.
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
    let outlet = Outlet::smtp(smtp.expose()).map_err(|error| error.to_string())?;
    let url = Url::parse(smtp.expose()).map_err(|error| error.to_string())?;
    // Never the whole address: a password may stand in it.
    let host = url.host_str().unwrap_or_default();
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    match tokio::time::timeout(SIGNING_IN, outlet.reach()).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(why)) => Err(in_the_way(&host, &why).into()),
        Err(_) => Err(format!("{host} does not answer; check smtp_url").into()),
    }
}

/// What keeps mails from leaving, by the code that the mail server answered or by the cause.
fn in_the_way(host: &str, why: &str) -> String {
    match why {
        "534" | "535" => format!(
            "{host} does not take the user and password in smtp_url (it answers {why}); put the right \
             ones there, with `%` written as `%25`, `@` as `%40` and so on (docs/settings.md)"
        ),
        why if why.contains("certificate") => format!(
            "{host}: its certificate is not trusted ({why}); have the system trust who made it, or name \
             a file with that one's certificate in SSL_CERT_FILE, also where the server starts"
        ),
        why => format!("{host}: {why}; check smtp_url"),
    }
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
    use super::in_the_way;

    #[test]
    fn what_keeps_mails_from_leaving_is_said_with_what_to_do() {
        let said = |why: &str| in_the_way("mail.example:587", why);
        let login = said("535");
        assert!(login.contains("user and password"), "{login}");
        let unknown = said("invalid peer certificate: UnknownIssuer");
        assert!(unknown.contains("SSL_CERT_FILE"), "{unknown}");
        assert_eq!(
            said("Connection refused (os error 111)"),
            "mail.example:587: Connection refused (os error 111); check smtp_url"
        );
    }
}
