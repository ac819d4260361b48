//! Inviting organisations to sign.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Link, Page, Text};

/// `/desk/appeals/{slug}/invitees`. Fields: `list`, `file`, `language`, `words`; forms to
/// `{action}/remind`, `{action}/again` and `{action}/revoke` with `id`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/invitees.html")]
pub struct InviteesPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// Its page at the desk.
    pub manage: String,
    /// Whether the appeal still takes signatures.
    pub open: bool,
    /// The list as typed.
    pub list: String,
    /// Languages for those who have none.
    pub languages: Vec<Choice>,
    /// The organiser's own words.
    pub words: String,
    /// How many were invited, sign, do not sign, want no invitations, have not answered.
    pub counts: [usize; 5],
    /// How many may be reminded now.
    pub remindable: usize,
    /// Those who were invited.
    pub rows: Vec<InviteeRow>,
    /// Those before.
    pub earlier: Option<Link>,
    /// Those after.
    pub later: Option<Link>,
}

impl InviteesPage {
    /// Whether the form is shown. Where nobody is invited any more, it gives back what was typed before that was known.
    fn shows_form(&self) -> bool {
        self.open || !self.list.is_empty() || !self.words.is_empty()
    }

    /// Whether somebody wants no invitations.
    fn want_none(&self) -> bool {
        self.counts[3] > 0
    }
}

/// One who was invited.
#[derive(Debug, Clone)]
pub struct InviteeRow {
    /// Its number.
    pub id: i64,
    /// Its name; empty where nobody said.
    pub name: String,
    /// Account or e-mail address; none once that is forgotten.
    pub contact: Option<String>,
    /// Whether it is reached by e-mail, which does not leave every server.
    pub by_mail: bool,
    /// The language's own name.
    pub language: String,
    /// `sought`, `not-reached`, `not-found`, `waiting`, `sent`, `declined`, `stopped`, `revoked`.
    pub state: String,
    /// `endorsed`, `declined`, `no-invitations`, `not-yet`.
    pub answer: &'static str,
    /// When the invitation was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// How often it was reminded.
    pub reminders: u64,
    /// Whether it may be reminded now.
    pub may_remind: bool,
    /// When it may be reminded, where that is later.
    pub remind_from: Option<DateTime<Utc>>,
    /// Whether the link may be sent again.
    pub may_resend: bool,
    /// Its link.
    pub link: Option<String>,
}

impl InviteeRow {
    /// How it is reached, beside its name.
    #[must_use]
    pub fn who_else(&self) -> &str {
        self.contact.as_deref().unwrap_or_default()
    }

    /// What it is called on the page.
    #[must_use]
    pub fn who(&self) -> &str {
        match (self.name.as_str(), &self.contact) {
            ("", Some(contact)) => contact,
            (name, _) => name,
        }
    }
}

/// One with the name of somebody who signs, waits to be let in, or was invited before: invited only where that is ticked.
#[derive(Debug, Clone)]
pub struct Namesake {
    /// Their line.
    pub line: u64,
    /// What they are called.
    pub name: String,
    /// How they are reached.
    pub contact: String,
    /// Their line of the list that is sent, where they are ticked.
    pub item: String,
    /// How the other is called.
    pub other: String,
    /// What the other is: `listed`, on the list of co-signers; `waiting` to be let in; or `invited`.
    pub state: &'static str,
}

/// A list, looked at line by line. The form posts `list`, of each namesake who is ticked `list-N`, and `words` to
/// `{back}/send`, and `given` and `language` for the case that nothing is sent; another leads
/// back with `change` (`yes`), the list as it was `given`, `language` and `words`. Of a table, a third
/// posts the same with `columns` (`yes`), `header` and for each column `column-N`, to look once more.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/invitees_check.html")]
pub struct InviteesCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// Back to the list.
    pub back: String,
    /// What the columns of a table were taken for; none for a list that is none.
    pub columns: Option<InviteeColumns>,
    /// Those who can be invited: line, name, contact, the language's own name.
    pub ready: Vec<(u64, String, String, String)>,
    /// Those who are invited once their servers answer: line, name, account.
    pub later: Vec<(u64, String, String)>,
    /// Those who could be invited and may have signed, or been invited, by their names.
    pub namesakes: Vec<Namesake>,
    /// Those who are left out: line, what was typed with a name, a code, the earlier line of a duplicate.
    pub refused: Vec<(u64, String, &'static str, Option<u64>)>,
    /// Lines with what stands there for a language and is none: they are written to in that of those who have none.
    pub no_language: Vec<(u64, String)>,
    /// Languages that were asked for and in which there are no messages, each with the one in which they are written.
    pub unwritten: Vec<(String, String)>,
    /// The first and last lines of those that became one row of a table, and may be several.
    pub joined: Vec<(u64, u64)>,
    /// What the first of those who can be invited gets; none where nobody can be.
    pub letter: Option<InviteLetter>,
    /// Those who can be invited, as a list.
    pub list: String,
    /// The list as it was given.
    pub given: String,
    /// Whether that has room in the form beside the list that is sent.
    pub gives_back: bool,
    /// The language for those who have none.
    pub language: String,
    /// The organiser's own words.
    pub words: String,
}

/// An invitation as it goes by e-mail.
#[derive(Debug, Clone)]
pub struct InviteLetter {
    /// Its subject, in the language in which it is written.
    pub subject: Text,
    /// Who invites to what.
    pub invites: String,
    /// The organiser's own words.
    pub words: String,
    /// What stands before the link.
    pub leads: String,
    /// What follows it.
    pub after: Vec<String>,
    /// What stands before the link by which no more come.
    pub stop: String,
}

impl InviteesCheckPage {
    /// How many are invited, now or later.
    fn invited(&self) -> usize {
        self.ready.len() + self.later.len()
    }

    /// Whether anybody can be invited.
    fn may_send(&self) -> bool {
        self.invited() > 0 || !self.namesakes.is_empty()
    }

    /// What is said of the row that begins with a line, where it may be several.
    fn said_of_joined(&self, line: &u64) -> Option<String> {
        let (first, last) = self.joined.iter().find(|(first, _)| first == line)?;
        let page = &self.page;
        Some(page.t2("invitees-joined", "first", *first, "last", *last))
    }
}

/// What the columns of a table were taken for.
#[derive(Debug, Clone)]
pub struct InviteeColumns {
    /// Whether the first line only says what the columns hold.
    pub header: bool,
    /// The columns.
    pub rows: Vec<InviteeColumn>,
    /// Those that are left out, by their headings or numbers; empty where none is.
    pub left_out: String,
    /// Whether one holds how organisations are reached.
    pub has_contacts: bool,
    /// Whether one holds their names.
    pub has_names: bool,
}

/// A column with what stands in its first rows.
#[derive(Debug, Clone)]
pub struct InviteeColumn {
    /// Its number, from 1.
    pub row: usize,
    /// Its first cells.
    pub samples: Vec<String>,
    /// What it can hold.
    pub holds: Vec<Choice>,
}
