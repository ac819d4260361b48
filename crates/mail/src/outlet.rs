//! Where mails leave: a mail server or, without one, a folder of `.eml` files.

use crate::refusal::{self, Ends, Refusal};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    address::Envelope,
    transport::smtp::{
        Error as SmtpError, PoolConfig,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        response::Severity,
    },
};
use std::{
    error::Error,
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{fs, io::AsyncWriteExt as _};
use url::{Host, Url};

/// How long any step of the conversation with a mail server may take.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);
/// Connections to the mail server.
pub(crate) const CONNECTIONS: usize = 6;

/// Where mails leave.
#[derive(Clone, Debug)]
pub enum Outlet {
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder.
    Folder(PathBuf),
}

/// What is wrong with the mail server's address.
#[derive(Debug, thiserror::Error)]
#[error("the mail server's address cannot be used: {0}")]
pub struct OutletError(String);

/// What became of a try.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Taken.
    Sent,
    /// Will never be taken. The code, and whether there is no such mailbox, so that none will be.
    Refused(String, bool),
    /// This mail not now, for what it says.
    Later(String),
    /// This mail not now, and nothing says why.
    PutOff(String),
    /// Nobody's fault but ours, or nothing says whose: no mail at all now, unless others are taken.
    Unwanted(String),
    /// No mail at all now.
    Down(String),
}

impl Outlet {
    /// A mail server: `smtp://…` speaks TLS as soon as the server offers it, and always where
    /// there is a password to send to another computer; `smtps://…` from the beginning. To be
    /// called within a runtime, where the connections live.
    ///
    /// # Errors
    /// [`OutletError`] for what is no such address.
    pub fn smtp(url: &str) -> Result<Self, OutletError> {
        let server = MailServer::parse(url)?;
        let tls = server.tls()?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(TIMEOUT))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS as u32));
        if let Some((name, password)) = server.login {
            builder = builder.credentials(Credentials::new(name, password));
        }
        Ok(Self::Smtp(builder.build()))
    }

    /// Whether a text is the address of a mail server.
    ///
    /// # Errors
    /// [`OutletError`] where it is not.
    pub fn check_smtp(url: &str) -> Result<(), OutletError> {
        MailServer::parse(url).map(|_| ())
    }

    pub(crate) async fn send(&self, name: &str, message: Message) -> Outcome {
        match self {
            Self::Smtp(server) => {
                let envelope = message.envelope().clone();
                match server.send(message).await {
                    Ok(_) => Outcome::Sent,
                    Err(error) => judge(&error, &envelope),
                }
            }
            Self::Folder(folder) => match write(folder, name, &message.formatted()).await {
                Ok(()) => Outcome::Sent,
                Err(error) => Outcome::Down(error.to_string()),
            },
        }
    }
}

/// What the address of a mail server says.
pub(crate) struct MailServer {
    pub(crate) host: String,
    pub(crate) port: u16,
    wrapped: bool,
    /// User and password.
    pub(crate) login: Option<(String, String)>,
}

impl MailServer {
    pub(crate) fn parse(url: &str) -> Result<Self, OutletError> {
        let wrong = |why: &str| OutletError(why.to_owned());
        let url = Url::parse(url).map_err(|error| OutletError(error.to_string()))?;
        let wrapped = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            _ => return Err(wrong("it begins with neither smtp:// nor smtps://")),
        };
        let host = match url.host() {
            // As a name of its own, without the brackets of a URL.
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(host) => host.to_string(),
            None => return Err(wrong("it names no host")),
        };
        // It would say something that nobody looks at.
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("something stands after host and port"));
        }
        let plain = |text: &str| percent_decoded(text).ok_or_else(|| wrong("bad escapes"));
        let login = match url.username() {
            "" => None,
            name => Some((plain(name)?, plain(url.password().unwrap_or_default())?)),
        };
        Ok(Self {
            host,
            port: url.port().unwrap_or(if wrapped { 465 } else { 587 }),
            wrapped,
            login,
        })
    }

    /// Whether TLS is spoken with it, and since when.
    pub(crate) fn tls(&self) -> Result<Tls, OutletError> {
        // All certificates of this computer are read for these, and kept.
        let parameters = || {
            TlsParameters::new(self.host.clone()).map_err(|error| OutletError(error.to_string()))
        };
        Ok(match (self.wrapped, is_here(&self.host), &self.login) {
            (true, _, _) => Tls::Wrapper(parameters()?),
            (false, true, _) => Tls::None,
            (false, false, None) => Tls::Opportunistic(parameters()?),
            (false, false, Some(_)) => Tls::Required(parameters()?),
        })
    }
}

/// Whether a host is this computer, where nobody listens in between.
fn is_here(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn percent_decoded(text: &str) -> Option<String> {
    let plain = percent_encoding::percent_decode_str(text).decode_utf8();
    plain.ok().map(std::borrow::Cow::into_owned)
}

/// What an error of the mail server means for the mail. Its words are looked at and left out: they
/// name people.
fn judge(error: &SmtpError, envelope: &Envelope) -> Outcome {
    let Some(code) = error.status() else {
        // The mail server is there, and takes no such recipients; `lettre` has not begun. Other mails leave.
        if error.is_client() && is_only_for_utf8(envelope) {
            return Outcome::Refused("no SMTPUTF8".to_owned(), false);
        }
        return Outcome::Down(cause(error));
    };
    let number = code.to_string();
    match (number.as_str(), code.severity) {
        // It shuts down; or it does not know us: a matter of settings, not of this mail.
        ("421" | "530" | "534" | "535" | "538", _) => Outcome::Down(number),
        (_, Severity::PermanentNegativeCompletion) => {
            let said = error.source().map(ToString::to_string);
            refused(number, &said.unwrap_or_default(), envelope)
        }
        _ => Outcome::PutOff(number),
    }
}

/// The cause of which nobody names another: "connection refused", "certificate expired". Of an answer that is
/// none `lettre` gives all of it as the cause, and that may name the recipient.
pub(crate) fn cause(error: &SmtpError) -> String {
    if error.is_response() {
        return "its answer breaks off, or cannot be read".to_owned();
    }
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// Whether it is the recipient who makes a mail one that not every mail server takes (RFC 6531).
fn is_only_for_utf8(envelope: &Envelope) -> bool {
    let is_ascii = |address: &Address| address.to_string().is_ascii();
    envelope.from().is_none_or(is_ascii) && !envelope.to().iter().all(is_ascii)
}

/// What a permanent refusal means for the mail.
fn refused(code: String, said: &str, envelope: &Envelope) -> Outcome {
    let to = envelope.to().first().map(ToString::to_string);
    let from = envelope.from().map(ToString::to_string);
    let (to, from) = (to.unwrap_or_default(), from.unwrap_or_default());
    let ends = Ends {
        to: &to,
        from: &from,
    };
    match refusal::judge(&code, said, ends) {
        Refusal::Gone => Outcome::Refused(code, true),
        Refusal::Mail => Outcome::Refused(code, false),
        Refusal::Unwelcome => Outcome::Later(code),
        Refusal::Us => Outcome::Unwanted(code),
    }
}

/// Writes a file that only its owner may read, whole or not at all.
async fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .await?;
    let unfinished = folder.join(format!(".{name}.part"));
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)
        .await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    fs::rename(&unfinished, folder.join(format!("{name}.eml"))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_mail_servers() {
        for good in [
            "smtp://localhost:2525",
            "smtp://[::1]:25",
            "smtps://user:p%40ss@mail.example",
            "smtp://mail.example",
            "smtp://mail.example:25/",
        ] {
            assert!(Outlet::check_smtp(good).is_ok(), "{good}");
        }
        for bad in [
            "http://mail.example",
            "smtp:mail.example",
            "mail.example",
            "smtps://mail.example:25/y",
            "smtp://mail.example?tls=required",
            "smtp://mail.example#y",
        ] {
            assert!(Outlet::check_smtp(bad).is_err(), "{bad}");
        }
        assert_eq!(percent_decoded("p%40s+s&=").as_deref(), Some("p@s+s&="));
    }
}
