//! What settings must fulfil beyond being readable, alone and together.

use super::{
    Settings, SettingsError, federation::SYNC_INTERVALS, load::field, mail::PER_HOUR,
    storage::DATABASE_CONNECTIONS,
};
use tracing_subscriber::EnvFilter;
use undersigned_federation::{actions::account::is_email, addresses::is_here};
use undersigned_mail::{Bounces, Outlet, Sender};
use undersigned_web::pdf::Wanted;
use url::Url;

impl Settings {
    /// Checks every value, and the combinations that would be unsafe in public.
    ///
    /// # Errors
    /// [`SettingsError::Value`] or [`SettingsError::Unescaped`] for the first that is not allowed.
    pub fn validate(&self) -> Result<(), SettingsError> {
        self.validate_public_url()?;
        if let Some(source) = &self.server.source_url
            && !is_web_address(source)
        {
            return Err(field("source_url").refuse(without_password(source.as_str())));
        }
        if !self.server.rate_limit && !self.federation.allow_private_network {
            return Err(field("rate_limit").refuse("off".to_owned()));
        }
        if !SYNC_INTERVALS.contains(&self.federation.sync_interval) {
            let given = humantime::format_duration(self.federation.sync_interval).to_string();
            return Err(field("sync_interval").refuse(given));
        }
        let database = self.storage.database_url();
        if !["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|s| database.starts_with(s))
        {
            return Err(field("database_url").refuse(without_password(&database)));
        }
        if !database.starts_with("sqlite:") {
            check_login("database_url", &database)?;
            if Url::parse(&database).is_err() {
                return Err(field("database_url").refuse(without_password(&database)));
            }
        }
        let connections = self.storage.database_connections;
        if !DATABASE_CONNECTIONS.contains(&connections) {
            return Err(field("database_connections").refuse(connections.to_string()));
        }
        // Whoever else opened a SQLite file would be another server.
        if !self.server.background_work && database.starts_with("sqlite:") {
            return Err(field("background_work").refuse("off".to_owned()));
        }
        if let Some(smtp) = &self.mail.smtp_url {
            check_login("smtp_url", smtp.expose())?;
            if Outlet::check_smtp(smtp.expose()).is_err() {
                return Err(field("smtp_url").refuse(without_password(smtp.expose())));
            }
        }
        if let (Wanted::At(program), Err(_)) =
            (&self.pdf.pdf_renderer, self.pdf.pdf_renderer.find())
        {
            return Err(field("pdf_renderer").refuse(program.display().to_string()));
        }
        if let Some(from) = &self.mail.mail_from
            && from.parse::<Sender>().is_err()
        {
            return Err(field("mail_from").refuse(from.clone()));
        }
        if let Some(bounces) = &self.mail.bounce_address
            && bounces.parse::<Bounces>().is_err()
        {
            return Err(field("bounce_address").refuse(bounces.clone()));
        }
        for (name, per_hour) in [
            ("news_per_hour", self.mail.news_per_hour),
            ("asked_per_hour", self.mail.asked_per_hour),
        ] {
            if !PER_HOUR.contains(&per_hour) {
                return Err(field(name).refuse(per_hour.to_string()));
            }
        }
        if let Some(operator) = &self.mail.operator_mail
            && !is_email(operator)
        {
            return Err(field("operator_mail").refuse(operator.clone()));
        }
        match &self.log.log {
            Some(log) if !is_log_filter(log) => Err(field("log").refuse(log.clone())),
            _ => Ok(()),
        }
    }

    fn validate_public_url(&self) -> Result<(), SettingsError> {
        let Some(url) = &self.server.public_url else {
            return Ok(());
        };
        let plain = matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && url.host().is_some();
        let private = self.federation.allow_private_network;
        let safe = match url.scheme() {
            "https" => true,
            "http" => private || is_here(url),
            _ => false,
        };
        if !plain || !safe {
            return Err(field("public_url").refuse(without_password(url.as_str())));
        }
        if url.scheme() == "https" && private {
            return Err(field("allow_private_network").refuse("true".to_owned()));
        }
        Ok(())
    }
}

/// Whether anybody can follow a URL, and nobody learns a password by it.
fn is_web_address(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
}

/// Whether a text says how much to log. A bare word that is no level would be taken for a part of
/// the program, and everything else would fall silent.
fn is_log_filter(text: &str) -> bool {
    let is_level = |word: &str| {
        ["off", "error", "warn", "info", "debug", "trace"]
            .iter()
            .any(|level| level.eq_ignore_ascii_case(word))
    };
    EnvFilter::try_new(text).is_ok()
        && text.split(',').all(|part| {
            let level = part.rsplit_once('=').map_or(part, |(_, level)| level);
            is_level(level.trim())
        })
}

/// Refuses a user and password in a URL that would be read otherwise than they were meant.
fn check_login(name: &str, url: &str) -> Result<(), SettingsError> {
    match is_cut_short(url) || is_no_text(url) {
        true => Err(field(name).unescaped(without_password(url))),
        false => Ok(()),
    }
}

/// Whether a user or password is cut short: what follows a `/`, `?` or `#` is no part of them, so that what
/// stands before it would be taken for the host.
fn is_cut_short(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let Some(end) = rest.find(['/', '?', '#']) else {
        return false;
    };
    let beyond = &rest[end..];
    let (path, query) = beyond.split_once('?').unwrap_or((beyond, ""));
    // Parameters of PostgreSQL may hold an `@`; a mail server has none.
    let is_parameter = |before: &str| !scheme.starts_with("smtp") && before.contains('=');
    let in_query = query.split_once('@');
    path.contains('@') || in_query.is_some_and(|(before, _)| !is_parameter(before))
}

/// Whether a `%` in a user or password stands for what is no text.
fn is_no_text(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else {
        return false;
    };
    [url.username(), url.password().unwrap_or_default()]
        .into_iter()
        .any(|part| {
            let read = percent_encoding::percent_decode_str(part);
            read.decode_utf8().is_err()
        })
}

/// A URL for messages: what stands before the last `@` is left out but for the scheme. Where that is not
/// set off as it should be, nobody can tell where a password begins; where there is no `@`, what looks like
/// a port and is none may be one.
fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rfind('@')) {
        (Some((scheme, _)), Some(at)) if scheme.len() < at => format!("{scheme}://…{}", &url[at..]),
        (_, Some(at)) => format!("…{}", &url[at..]),
        (Some((scheme, rest)), None) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let port = host.rsplit_once(':').map_or("", |(_, port)| port);
            match port
                .bytes()
                .all(|digit| digit.is_ascii_digit() || digit == b']')
            {
                true => url.to_owned(),
                false => format!("{scheme}://…"),
            }
        }
        (None, None) => url.to_owned(),
    }
}
