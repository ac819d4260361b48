//! Inviting organisations to sign: what stands in a line of a list, and when somebody may be reminded.

use crate::{email_address::EmailAddress, names, people::DAY_MILLIS, typed_text::web_address};
use undersigned_proof::strict_json::turns_text;
use url::Url;

/// Most lines of one list.
pub const MAX_LINES: usize = 500;
/// Most organisations that are invited to one appeal.
pub const MAX_INVITED: u64 = 5_000;
/// Longest name of who is invited, in characters.
pub const MAX_NAME: usize = 300;
/// Longest words of the organiser's own in an invitation, in characters.
pub const MAX_WORDS: usize = 1_000;
/// Longest contact that is read, in bytes.
const MAX_CONTACT: usize = 2_048;

/// How often somebody is reminded at most.
pub const MAX_REMINDERS: i64 = 2;
/// Days between anything that is sent and a reminder.
pub const DAYS_BETWEEN: i64 = 3;
/// How often the invitation itself is sent once more, for whoever has lost it.
pub const MAX_RESENT: i64 = 1;

/// How somebody is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// An account, as `name@host`.
    Account(String),
    /// The address of an actor.
    Actor(String),
    /// An e-mail address.
    Email(EmailAddress),
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFault {
    /// There is no account and no address in it.
    NoContact,
    /// What looks like an e-mail address is none.
    Email,
    /// An e-mail address with the number of a port behind it: it may be an account without its first `@`.
    Port,
    /// A mailbox with other letters than those of ASCII: many mail servers take none such, and two may read it
    /// differently.
    Mailbox,
    /// What looks like an account or an address is none.
    Account,
    /// The name is too long, or has characters that are not shown.
    Name,
    /// The language is no language tag.
    Language,
    /// It has more cells than a contact, a name and a language.
    Cells,
    /// A quotation mark in it is never closed, so that it cannot be cut into cells.
    Quote,
    /// A cell that begins with a quotation mark in it goes over many lines, which look like whole rows.
    QuotedRows,
}

impl LineFault {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoContact => "contact_missing",
            Self::Email => "email_invalid",
            Self::Port => "email_port",
            Self::Mailbox => "email_not_latin",
            Self::Account => "account_invalid",
            Self::Name => "name_invalid",
            Self::Language => "language_invalid",
            Self::Cells => "cells_too_many",
            Self::Quote => "quote_unclosed",
            Self::QuotedRows => "quote_around_rows",
        }
    }
}

/// A line that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How to reach them.
    pub contact: Contact,
    /// What they are called; may be empty.
    pub name: String,
    /// The language to write to them in; may be empty.
    pub language: String,
}

impl Contact {
    /// Reads `@name@host`, `acct:name@host`, the address of a profile, also without its `https://`, or an e-mail
    /// address. Without an `@` in front, `name@host` is an e-mail address.
    ///
    /// # Errors
    /// A [`LineFault`].
    pub fn read(text: &str) -> Result<Self, LineFault> {
        let text = &*web_address(text.trim());
        if text.len() > MAX_CONTACT {
            return Err(LineFault::Account);
        }
        if text.starts_with("https://") || text.starts_with("http://") {
            let url = Url::parse(text).map_err(|_| LineFault::Account)?;
            let plain = url.username().is_empty()
                && url.password().is_none()
                && !text.contains(char::is_whitespace);
            return match plain && url.host_str().is_some() {
                true => Ok(Self::Actor(text.to_owned())),
                false => Err(LineFault::Account),
            };
        }
        let account = text
            .strip_prefix("acct:")
            .or_else(|| text.strip_prefix('@'));
        if let Some(account) = account {
            let account = account.strip_prefix('@').unwrap_or(account);
            let sound = account.split_once('@').is_some_and(|(name, host)| {
                let plain = |c: char| {
                    !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | ',' | ';')
                };
                !name.is_empty()
                    && !host.is_empty()
                    && account.matches('@').count() == 1
                    && name.chars().all(plain)
                    && host.chars().all(plain)
            });
            return match sound {
                true => Ok(Self::Account(account.to_owned())),
                false => Err(LineFault::Account),
            };
        }
        match text.contains('@') {
            true => {
                let email = text.strip_prefix("mailto:").unwrap_or(text);
                let read = EmailAddress::parse(email).map(Self::Email);
                read.map_err(|_| email_fault(email))
            }
            false => Err(LineFault::NoContact),
        }
    }
}

/// What is wrong with what looks like an e-mail address.
fn email_fault(text: &str) -> LineFault {
    let (name, host) = text.split_once('@').unwrap_or_default();
    let is_number = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let has_port = host
        .rsplit_once(':')
        .is_some_and(|(_, port)| is_number(port));
    if has_port && Contact::read(&format!("@{text}")).is_ok() {
        return LineFault::Port;
    }
    let has_domain = EmailAddress::parse(&format!("a@{host}")).is_ok();
    match has_domain && name.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        true => LineFault::Mailbox,
        false => LineFault::Email,
    }
}

/// Whether a cell of a line may be its contact: an account or an address.
#[must_use]
pub fn may_be_contact(cell: &str) -> bool {
    is_whole_contact(cell) || web_address(cell) != cell
}

/// Whether that is plain, and no guess.
fn is_whole_contact(cell: &str) -> bool {
    cell.contains('@') || cell.contains("://")
}

/// Reads the cells of a line, in whatever order they stand: the contact, and beside it a name, a
/// language tag, both or neither. `Name <address>` is read as mail programs write it.
///
/// # Errors
/// A [`LineFault`].
pub fn read_cells<S: AsRef<str>>(cells: &[S]) -> Result<Line, LineFault> {
    let mut cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.as_ref().trim().to_owned())
        .filter(|cell| !cell.is_empty())
        .collect();
    let at = cells.iter().position(|cell| is_whole_contact(cell));
    let at = at.or_else(|| cells.iter().position(|cell| may_be_contact(cell)));
    let at = at.ok_or(LineFault::NoContact)?;
    let mut contact = cells.remove(at);
    // A name in a cell of its own, which somebody gave for this list, says it once more.
    let mut beside = String::new();
    if let Some((name, address)) = angled(&contact) {
        (beside, contact) = (name, address);
    }
    let contact = Contact::read(&contact)?;
    let mut rest = cells.into_iter();
    let (name, language) = match (rest.next(), rest.next()) {
        (Some(only), None) if is_tag(&only) => (String::new(), only),
        (Some(name), Some(language)) => (name, language),
        (name, _) => (name.unwrap_or_default(), String::new()),
    };
    let name = match (name.is_empty(), beside.is_empty()) {
        (true, _) => beside,
        // The comma was in the name.
        (false, false) if at > 0 && name != beside => format!("{name}, {beside}"),
        (false, _) => name,
    };
    Line::checked(contact, name, language)
}

impl Line {
    /// A line whose parts stand in columns of their own. Of `Name <address>` the address alone counts:
    /// beside a column of names, the one in front of an address is that of whoever reads the mails.
    ///
    /// # Errors
    /// A [`LineFault`].
    pub fn of_columns(contact: &str, name: &str, language: &str) -> Result<Self, LineFault> {
        let contact = contact.trim();
        let contact = match angled(contact) {
            Some((_, address)) => Contact::read(&address)?,
            None => Contact::read(contact)?,
        };
        Self::checked(contact, name.trim().to_owned(), language.trim().to_owned())
    }

    fn checked(contact: Contact, name: String, language: String) -> Result<Self, LineFault> {
        if !is_name(&name) {
            return Err(LineFault::Name);
        }
        if !language.is_empty() && !names::is_language_tag(&language) {
            return Err(LineFault::Language);
        }
        Ok(Self {
            contact,
            name,
            language,
        })
    }
}

/// Whether somebody who is invited may be called that: shown as it is, and leading nowhere. Empty is
/// not said.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let shown =
        |c: char| !c.is_control() && !turns_text(c) && !matches!(c, '\u{2028}' | '\u{2029}');
    names::typed::check_line(name).is_ok()
        && name.chars().nth(MAX_NAME).is_none()
        && name.chars().all(shown)
}

/// `Name <address>`, the name with or without quotes.
fn angled(cell: &str) -> Option<(String, String)> {
    let (name, rest) = cell.split_once('<')?;
    let address = rest.strip_suffix('>')?;
    Some((name.trim().trim_matches('"').to_owned(), address.to_owned()))
}

/// Whether a lone cell is a language rather than a name: two or three small letters, or with more
/// after a hyphen.
fn is_tag(cell: &str) -> bool {
    let first = cell.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && names::is_language_tag(cell)
}

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They signed, or wait to be let in.
    Endorsed,
    /// They do not sign, or took their signature back.
    Declined,
    /// They want no invitations from this server, to whatever appeal; of this one they said nothing.
    NoInvitations,
    /// Nothing yet. Whether they have read it, nobody knows.
    NotYet,
}

impl Answer {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Endorsed => "endorsed",
            Self::Declined => "declined",
            Self::NoInvitations => "no-invitations",
            Self::NotYet => "not-yet",
        }
    }
}

/// How things stand with one who was invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// What they answered.
    pub answer: Answer,
    /// Whether the organiser took the invitation back.
    pub revoked: bool,
    /// When anything was sent to them last, in milliseconds since 1970.
    pub last_at: Option<i64>,
    /// How often they were reminded.
    pub reminders: i64,
    /// How often the invitation was sent again.
    pub resent: i64,
}

/// Why nothing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// They have answered.
    Answered,
    /// They want no invitations from this server.
    NoInvitations,
    /// The invitation was taken back.
    Revoked,
    /// The invitation itself has not been sent.
    Waiting,
    /// The appeal takes no signatures any more.
    Closed,
    /// They got as many as there may be.
    Enough,
    /// Not before this time, in milliseconds since 1970.
    TooSoon(i64),
}

impl NotSent {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NoInvitations => "no_invitations",
            Self::Revoked => "revoked",
            Self::Waiting => "not_sent_yet",
            Self::Closed => "not_open",
            Self::Enough => "reminded_enough",
            Self::TooSoon(_) => "too_soon",
        }
    }
}

impl Invited {
    /// Whether they may be reminded now. `open` is whether the appeal still takes signatures.
    ///
    /// # Errors
    /// Why not.
    pub fn may_remind(&self, open: bool, now: i64) -> Result<(), NotSent> {
        self.may_send(open, now, self.reminders >= MAX_REMINDERS, DAYS_BETWEEN)
    }

    /// Whether the invitation itself may be sent once more.
    ///
    /// # Errors
    /// Why not.
    pub fn may_resend(&self, open: bool, now: i64) -> Result<(), NotSent> {
        self.may_send(open, now, self.resent >= MAX_RESENT, 1)
    }

    fn may_send(&self, open: bool, now: i64, enough: bool, days: i64) -> Result<(), NotSent> {
        if self.revoked {
            return Err(NotSent::Revoked);
        }
        match self.answer {
            Answer::NotYet => {}
            Answer::NoInvitations => return Err(NotSent::NoInvitations),
            Answer::Endorsed | Answer::Declined => return Err(NotSent::Answered),
        }
        if !open {
            return Err(NotSent::Closed);
        }
        if enough {
            return Err(NotSent::Enough);
        }
        let last = self.last_at.ok_or(NotSent::Waiting)?;
        let next = last.saturating_add(days * DAY_MILLIS);
        match now < next {
            true => Err(NotSent::TooSoon(next)),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
