//! The section `[mail]`.

use super::{
    section::section,
    value::{Secret, number, plain},
};

/// How many mails of a kind may leave in an hour.
pub(super) const PER_HOUR: std::ops::RangeInclusive<u32> = 1..=1_000_000;

section! {
    /// How mails leave this server.
    "Mail" mail: Mail {
        /// The mail server that takes mails to people. Without one, they become files in the
        /// folder `mail` of the data folder, for trying things out. With `smtp://`, TLS begins
        /// as soon as the server offers it, and a password is sent to another computer only then.
        /// Its certificate has to be one that the system trusts, or the file that `SSL_CERT_FILE`
        /// names. In user and password, write `%` as `%25`, `@` as `%40`, `/` as `%2F`, `?` as `%3F`,
        /// `#` as `%23` and `:` as `%3A`. What needs no such writing is read all the same, as `%41`
        /// is as `A`; for a password the log says so at the start, and so does `doctor`.
        smtp_url: Option<Secret> = None, read "plain",
            default "no mail server",
            allowed "smtp://host:port or smtps://user:password@host:port";
        /// Who mails come from. Use a domain that your mail server may send for (SPF, DKIM).
        mail_from: Option<String> = None, read "plain",
            default "`no-reply@` and the host of the public URL",
            allowed "an address, such as letters@coalition.example, or a name with an address in angle brackets";
        /// Where mail servers report that news by e-mail could not be delivered. Each mail names
        /// its reader there by a token, as `bounces+TOKEN@coalition.example`; whoever receives
        /// these reports gives them to `undersigned admin bounce` (docs/operating/mail.md).
        bounce_address: Option<String> = None, read "plain",
            default "reports go to `mail_from`, and are read by nobody",
            allowed "an address with at most 31 letters, digits, `.`, `_` or `-` before the @, such as bounces@coalition.example";
        /// How many mails with news of appeals leave in an hour, all appeals together. Other mails
        /// go before them in any case. Choose what your mail server and the large providers take.
        news_per_hour: u32 = 2_000, read "number",
            default "`2000`",
            allowed "a number from 1 to 1000000";
        /// How many mails this server sends in an hour to all together who ask for one on its pages: to
        /// confirm a signature, a place at a meeting, or that news is wanted. Whoever asks for more gets
        /// the form back, to be sent again later; the second half is kept for networks that have asked for
        /// few. What people at desks and people who are known here are written is not counted. Choose
        /// what your mail server takes; a large campaign may need more.
        asked_per_hour: u32 = 20_000, read "number",
            default "`20000`",
            allowed "a number from 1 to 1000000";
        /// Where whoever runs the server is told that somebody asks for a place on it.
        operator_mail: Option<String> = None, read "plain",
            default "nowhere",
            allowed "an address, such as operator@coalition.example";
    }
}
