//! Whether a mail server would take a mail now, asked step by step: what to do depends on the step at which it refuses.

use crate::{
    Sender,
    outlet::{MailServer, OutletError, TIMEOUT, cause},
};
use lettre::transport::smtp::{
    Error as SmtpError,
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, Tls},
    commands::{Mail, Rset},
    extension::{ClientId, MailParameter},
};
use std::error::Error as _;

/// Longest part of what a mail server says that is shown, in characters.
const MAX_SAID: usize = 200;

/// A step of the conversation with a mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It greets this machine, and hears its name.
    Greeting,
    /// TLS begins.
    Encryption,
    /// It is given user and password.
    Login,
    /// It is told who a mail comes from.
    Sender,
}

/// What keeps a mail from leaving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The mail server refuses.
    Refused {
        /// At which step.
        at: Step,
        /// The code that it answers.
        code: String,
        /// What it says beside it, in one line, shortened.
        said: String,
    },
    /// There is no conversation, or it breaks off: the innermost cause.
    Cause(String),
}

impl From<OutletError> for Hindrance {
    fn from(error: OutletError) -> Self {
        Self::Cause(error.to_string())
    }
}

/// Whether the mail server at an address would take a mail now: it answers, its certificate is trusted, it takes
/// the user and password, and it takes mails from this sender. It is told of none, so that nothing is sent.
///
/// # Errors
/// [`Hindrance`]: what it refuses, or why there is no conversation.
pub async fn reach(url: &str, from: &Sender) -> Result<(), Hindrance> {
    let server = MailServer::parse(url)?;
    let tls = server.tls()?;
    let hello = ClientId::default();
    let wrapper = match &tls {
        Tls::Wrapper(parameters) => Some(parameters.clone()),
        _ => None,
    };
    let address = (server.host.as_str(), server.port);
    let timeout = Some(TIMEOUT);
    let mut talk = AsyncSmtpConnection::connect_tokio1(address, timeout, &hello, wrapper, None)
        .await
        .map_err(|error| hindrance(Step::Greeting, &error))?;
    let upgrade = match tls {
        Tls::Required(parameters) => Some(parameters),
        Tls::Opportunistic(parameters) if talk.can_starttls() => Some(parameters),
        _ => None,
    };
    if let Some(parameters) = upgrade {
        let begun = talk.starttls(parameters, &hello).await;
        begun.map_err(|error| hindrance(Step::Encryption, &error))?;
    }
    if let Some((name, password)) = server.login {
        let login = Credentials::new(name, password);
        let taken = talk.auth(DEFAULT_MECHANISMS, &login).await;
        taken.map_err(|error| hindrance(Step::Login, &error))?;
    }
    let sender = from.address().clone();
    let parameters = match sender.to_string().is_ascii() {
        true => Vec::new(),
        // RFC 6531: else it may not be said.
        false => vec![MailParameter::SmtpUtfEight],
    };
    let taken = talk.command(Mail::new(Some(sender), parameters)).await;
    taken.map_err(|error| hindrance(Step::Sender, &error))?;
    // It has answered: how the conversation ends says nothing about mails.
    if talk.command(Rset).await.is_ok() {
        talk.abort().await;
    }
    Ok(())
}

fn hindrance(at: Step, error: &SmtpError) -> Hindrance {
    let Some(code) = error.status() else {
        return Hindrance::Cause(cause(error));
    };
    let said = error.source().map(ToString::to_string);
    Hindrance::Refused {
        at,
        code: code.to_string(),
        said: one_line(&said.unwrap_or_default()),
    }
}

/// A text in one line, without what would move a cursor, shortened.
fn one_line(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let text: String = text.chars().map(plain).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.chars().count() > MAX_SAID {
        true => line.chars().take(MAX_SAID).chain(['…']).collect(),
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_server_says_is_one_short_line() {
        let said = "5.7.1 not yours\r\n\u{1b}[2J  ask\tthe\u{7} desk\n";
        assert_eq!(one_line(said), "5.7.1 not yours [2J ask the desk");
        assert_eq!(one_line(" \r\n"), "");
        let long = one_line(&"é".repeat(5_000));
        assert_eq!(long.chars().count(), MAX_SAID + 1);
        assert!(long.ends_with('…'), "{long}");
    }
}
