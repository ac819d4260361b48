//! The section `[mail]`.

use super::{
    section::section,
    value::{Secret, plain},
};

section! {
    /// How mails leave this server.
    "Mail" mail: Mail {
        /// The mail server that takes mails to people. Without one, they become files in the
        /// folder `mail` of the data folder, for trying things out. With `smtp://`, TLS begins
        /// as soon as the server offers it, and a password is sent to another computer only then.
        smtp_url: Option<Secret> = None, read "plain",
            default "no mail server",
            allowed "smtp://host:port or smtps://user:password@host:port";
        /// Who mails come from. Use a domain that your mail server may send for (SPF, DKIM).
        mail_from: Option<String> = None, read "plain",
            default "`no-reply@` and the host of the public URL",
            allowed "an address, such as letters@coalition.example, or a name with an address in angle brackets";
        /// Where whoever runs the server is told that somebody asks for a place on it.
        operator_mail: Option<String> = None, read "plain",
            default "nowhere",
            allowed "an address, such as operator@coalition.example";
    }
}
