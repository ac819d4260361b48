//! The settings: a TOML file, overridden by `UNDERSIGNED_*` variables, overridden by options of
//! the command line. No setting is required.
//!
//! To add one: its field in `settings/<section>.rs`; then `UPDATE_DOCS=1 cargo test -p undersigned`
//! rewrites `docs/settings.md`.

mod docs;
mod environment;
mod escapes;
mod federation;
mod load;
mod log;
mod mail;
mod pdf;
mod section;
mod server;
mod storage;
#[cfg(test)]
mod tests;
mod validate;
mod value;

pub use docs::markdown;
pub use federation::Federation;
pub use load::{Flags, Sources};
pub use log::{Log, LogFormat};
pub use mail::Mail;
pub use pdf::Pdf;
pub use section::Field;
pub use server::Server;
pub use storage::Storage;
pub use value::{Listen, Secret};

use url::Url;

/// All settings of one server.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How people and other servers reach this one.
    pub server: Server,
    /// Where data and keys are kept.
    pub storage: Storage,
    /// How this server speaks with others.
    pub federation: Federation,
    /// How mails leave this server.
    pub mail: Mail,
    /// How letters and lists become PDF.
    pub pdf: Pdf,
    /// What is logged.
    pub log: Log,
    /// Whether `listen` was chosen by anybody.
    #[serde(skip)]
    pub listen_is_set: bool,
    /// Variables that are named as if they were settings.
    #[serde(skip)]
    pub unknown_variables: Vec<String>,
}

/// What is wrong with the settings; one plain sentence.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("the settings file {path} cannot be read: {reason}")]
    File {
        /// Its path.
        path: String,
        /// The operating system's reason, or the line that is no TOML.
        reason: String,
    },
    /// A setting, or a section, that the file has twice.
    #[error("`{name}` stands twice in the settings file {path}{lines}: leave one of them")]
    Twice {
        /// The setting, as `section.name`; a section in brackets.
        name: String,
        /// The file's path.
        path: String,
        /// Where, as far as that is known.
        lines: String,
    },
    /// There is no such setting.
    #[error("there is no setting `{name}`; there are: {known}")]
    Unknown {
        /// What was given.
        name: String,
        /// Every setting.
        known: String,
    },
    /// A variable, or a name in the file, that is nearly a setting's.
    #[error("there is no setting `{name}`; is {meant} meant?")]
    Nearly {
        /// It.
        name: String,
        /// The setting's.
        meant: String,
    },
    /// A URL with a user or password in which a letter stands that means something else there.
    #[error(
        "{name} ({variable}) is `{given}`, and its user or password is cut short or read otherwise: write \
         letters in them that mean something in a URL as % and two digits: `%` as `%25`, `@` as `%40`, `/` \
         as `%2F`, `?` as `%3F`, `#` as `%23`, `:` as `%3A`"
    )]
    Unescaped {
        /// The setting, as `section.name`.
        name: String,
        /// Its environment variable.
        variable: String,
        /// What was given, without user and password.
        given: String,
    },
    /// A value that is not allowed.
    #[error("{name} ({variable}) is `{given}`; allowed is {allowed}")]
    Value {
        /// The setting, as `section.name`.
        name: String,
        /// Its environment variable.
        variable: String,
        /// What was given.
        given: String,
        /// What is allowed.
        allowed: &'static str,
    },
}

impl Settings {
    /// Every setting, section by section.
    pub fn fields() -> impl Iterator<Item = &'static Field> {
        [
            Server::FIELDS,
            Storage::FIELDS,
            Federation::FIELDS,
            Mail::FIELDS,
            Pdf::FIELDS,
            Log::FIELDS,
        ]
        .into_iter()
        .flatten()
    }

    /// The public URL that follows from the settings alone; absent where neither it nor the
    /// listening address was chosen.
    pub fn chosen_public_url(&self) -> Option<Url> {
        match &self.server.public_url {
            Some(url) => Some(url.clone()),
            None => self
                .listen_is_set
                .then(|| localhost(self.server.listen.0.port())),
        }
    }

    /// The public URL where nothing else is known.
    pub fn default_public_url(&self) -> Url {
        localhost(self.server.listen.0.port())
    }
}

fn localhost(port: u16) -> Url {
    let mut url = Url::parse("http://localhost").expect("a constant address is well formed");
    // Fails only for URLs without a host.
    let _ = url.set_port(Some(port));
    url
}
