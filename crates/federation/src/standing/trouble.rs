//! What can be wrong with a server as a whole.

use crate::error::DATABASE_DOWN;
use undersigned_store::{file::RESTORE, rescue::PUT_BACK};

/// Something that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The database's file was removed or replaced; whether all that was in it is saved beside it.
    DatabaseGone(bool),
    /// The database's file is damaged.
    DatabaseDamaged,
    /// The database does not answer, or takes nothing.
    Database,
    /// There is no room for what has to be written, or the disk does not take it: SQLite seldom says which.
    DiskFull,
    /// The file with the secret key is gone, or cannot be read; whether another one is there instead.
    SecretKey(bool),
    /// There is less room on the disk than there should be.
    DiskLow,
    /// The database takes very long.
    Slow,
    /// So many mails wait, and the mail server takes none; where none waits, all were given up.
    Mails(u64),
    /// The mail server has put off all mails for an hour, with this answer.
    MailsPutOff(u16),
    /// Strangers have asked for so many mails within the hour that networks which ask for more than a few get no more.
    MailsAsked(u64),
    /// Deliveries wait that should have been sent.
    Queue,
    /// The clock is ahead of other servers' by so many seconds; behind, where negative.
    ClockWrong(i64),
    /// The clock was set by so many seconds not long ago; back, where negative.
    ClockJumped(i64),
    /// The proxy in front does not say for whom it asks.
    ClientsUnnamed,
}

impl Trouble {
    /// Every code there is.
    pub const CODES: [&str; 14] = [
        "database_gone",
        "database_damaged",
        "database_down",
        "disk_full",
        "secret_key_gone",
        "disk_low",
        "database_slow",
        "mail_server_down",
        "mail_server_defers",
        "mails_asked",
        "queue_stuck",
        "clock_wrong",
        "clock_jumped",
        "clients_unnamed",
    ];

    /// Its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::DatabaseGone(_) => "database_gone",
            Self::DatabaseDamaged => "database_damaged",
            Self::Database => DATABASE_DOWN,
            Self::DiskFull => "disk_full",
            Self::SecretKey(_) => "secret_key_gone",
            Self::DiskLow => "disk_low",
            Self::Slow => "database_slow",
            Self::Mails(_) => "mail_server_down",
            Self::MailsPutOff(_) => "mail_server_defers",
            Self::MailsAsked(_) => "mails_asked",
            Self::Queue => "queue_stuck",
            Self::ClockWrong(_) => "clock_wrong",
            Self::ClockJumped(_) => "clock_jumped",
            Self::ClientsUnnamed => "clients_unnamed",
        }
    }

    /// Whether nothing can be taken while it lasts, so that requests are better sent elsewhere.
    #[must_use]
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Database | Self::DiskFull) || self.is_of_lost_file()
    }

    /// Whether the database's file is not what it was.
    #[must_use]
    pub fn is_of_lost_file(self) -> bool {
        matches!(self, Self::DatabaseGone(_) | Self::DatabaseDamaged)
    }

    /// What is wrong and what to do, in one sentence for whoever runs the server.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::DatabaseGone(true) => format!(
                "the database's file was removed or replaced while the server runs, and nothing more is \
                 taken; all that was taken is saved: {PUT_BACK}"
            ),
            Self::DatabaseGone(false) => format!(
                "the database's file was removed or replaced while the server runs, and nothing more is \
                 taken; what was taken is in the open file alone and is saved beside it within a minute, \
                 unless the log says why not: do not kill the server before; then {PUT_BACK}"
            ),
            Self::DatabaseDamaged => {
                format!("the database's file is damaged, and nothing more is taken: {RESTORE}")
            }
            Self::Database => {
                "the database does not answer or takes nothing; see whether it runs, and a \
                               standby that it waits for, and whether database_url is right"
                    .to_owned()
            }
            Self::DiskFull => "there is no room for what has to be written, or the disk does not \
                               take it; nothing new is taken until it does: make room, or give the \
                               data a larger disk. Where there is room, see whether a quota is used \
                               up, and in `dmesg` whether the disk was switched to read-only or fails"
                .to_owned(),
            Self::SecretKey(true) => "the file with the secret key was replaced by another one, and the \
                                      right one is in the server's memory alone: do not stop the \
                                      server. Move the file that is there away, and the server writes \
                                      the right one back within seconds"
                .to_owned(),
            Self::SecretKey(false) => "the file with the secret key is gone or cannot be read, and could \
                                       not be written back: the log says why. Do not stop the server, \
                                       which has the key in its memory alone. Once it may read and \
                                       write there, it writes the file within seconds"
                .to_owned(),
            Self::DiskLow => "the disk has less room than min_free_mb; pictures are not taken \
                              until there is more: make room, or give the data a larger disk"
                .to_owned(),
            Self::Slow => "the database takes longer than it should; see what else this computer \
                           is doing, and whether a standby is away that PostgreSQL waits for"
                .to_owned(),
            Self::Mails(0) => "mails were given up, and the mail server has taken none since; see \
                               whether it runs, and whether smtp_url, mail_from and its certificate \
                               are right"
                .to_owned(),
            Self::Mails(count) => format!(
                "mails wait ({count}) and the mail server takes none; see whether it runs, and \
                 whether smtp_url, mail_from and its certificate are right"
            ),
            Self::MailsPutOff(answer) => format!(
                "the mail server has taken no mail for an hour: it answered {answer}; see what it has \
                 against mails from this server, and whether it is well"
            ),
            Self::MailsAsked(count) => format!(
                "within the hour {count} mails were asked for on this server's pages, more than half of what \
                 asked_per_hour allows, and networks that ask for many get no more; see whether a campaign is on or \
                 somebody floods the forms, and raise asked_per_hour if your mail server takes more"
            ),
            Self::Queue => "deliveries wait that should have been sent; is the server, or \
                            `undersigned worker`, running?"
                .to_owned(),
            Self::ClockWrong(seconds) => format!(
                "this computer's clock differs from other servers' by {} seconds, and they may \
                 refuse what is signed here; switch on NTP",
                seconds.abs()
            ),
            Self::ClockJumped(seconds) => format!(
                "this computer's clock was set {} by {} seconds, or the computer slept or was off; see \
                 whether NTP keeps it right now",
                if seconds < 0 { "back" } else { "forward" },
                seconds.abs()
            ),
            Self::ClientsUnnamed => "the proxy in front does not say for whom it asks, so that all \
                                     clients count as one, and limits hold for everybody together or \
                                     for nobody: have it set X-Forwarded-For to the client's address \
                                     (nginx: proxy_set_header X-Forwarded-For $remote_addr; Caddy does \
                                     so by itself). It is believed on this computer and in private \
                                     networks"
                .to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_once_in_the_order_of_gravity() {
        let all = [
            Trouble::DatabaseGone(true),
            Trouble::DatabaseDamaged,
            Trouble::Database,
            Trouble::DiskFull,
            Trouble::SecretKey(true),
            Trouble::DiskLow,
            Trouble::Slow,
            Trouble::Mails(1),
            Trouble::MailsPutOff(451),
            Trouble::MailsAsked(10_000),
            Trouble::Queue,
            Trouble::ClockWrong(-400),
            Trouble::ClockJumped(-400),
            Trouble::ClientsUnnamed,
        ];
        let codes: Vec<&str> = all.iter().map(|trouble| trouble.code()).collect();
        assert_eq!(codes, Trouble::CODES);
        assert!(all.iter().all(|trouble| trouble.words().len() > 20));
        assert!(Trouble::DatabaseGone(false).words().contains("do not kill"));
        for another in [true, false] {
            let words = Trouble::SecretKey(another).words().to_lowercase();
            assert!(words.contains("do not stop the server"), "{words}");
        }
        assert!(Trouble::Mails(0).words().contains("given up"));
        // A disk that fails is no reason to delete what is on it.
        assert!(Trouble::DiskFull.words().contains("read-only or fails"));
        assert!(Trouble::ClockJumped(-400).words().contains("back by 400"));
    }
}
