//! The section `[mail]`.

use super::{
    section::section,
    value::{Secret, plain},
};

section! {
    /// How mails leave this server.
    "Mail" mail: Mail {
        /// The mail server. Without one, mails are written as `.eml` files into `mail/` in the
        /// data folder.
        smtp_url: Option<Secret> = None, read "plain",
            default "no mail server",
            allowed "smtp://host:port or smtps://user:password@host:port";
    }
}
