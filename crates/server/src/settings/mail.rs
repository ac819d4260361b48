//! The section `[mail]`.

use super::{
    section::section,
    value::{Secret, plain},
};

section! {
    /// How mails leave this server.
    "Mail" mail: Mail {
        /// The mail server. Nothing sends mail yet: the setting is checked, and `doctor` tries to
        /// connect, so that it is right when mail comes.
        smtp_url: Option<Secret> = None, read "plain",
            default "no mail server",
            allowed "smtp://host:port or smtps://user:password@host:port";
    }
}
