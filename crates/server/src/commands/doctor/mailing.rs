//! Whether mails leave, and how those stand that wait.

use super::{
    Finding,
    checks::{OVERDUE, TIMEOUT},
    not_checked,
};
use crate::{Settings, commands::words::counted, open};
use undersigned_federation::{Instance, standing::Trouble};
use undersigned_store::mails;
use url::Url;

/// Whether somebody answers where mails are to go. Without a mail server they become files, which is for
/// trying things out: at an address that others can reach, people wait for mails that never come.
pub(super) async fn smtp(settings: &Settings, base: &str) -> Result<(), Finding> {
    let Some(smtp) = &settings.mail.smtp_url else {
        let folder = open::mail_folder(settings);
        let folder = folder.display();
        if base.starts_with("https://") {
            return Err(format!(
                "there is no smtp_url, so nobody gets a mail, not even the link that confirms a \
                 signature: mails become files in {folder}; set smtp_url"
            )
            .into());
        }
        return not_checked(format!(
            "there is no smtp_url: mails become files in {folder}"
        ));
    };
    let url = Url::parse(smtp.expose()).map_err(|error| error.to_string())?;
    let port = url
        .port()
        .unwrap_or(if url.scheme() == "smtps" { 465 } else { 587 });
    let host = url.host_str().unwrap_or_default();
    let connect = tokio::net::TcpStream::connect((host, port));
    match tokio::time::timeout(TIMEOUT, connect).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(format!("{host}:{port}: {error}; check smtp_url").into()),
        Err(_) => Err(format!("{host}:{port} does not answer; check smtp_url").into()),
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
