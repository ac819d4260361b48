//! What changed of the list of co-signers, the newest first.

use askama::Template;
use chrono::{DateTime, Utc};

use super::appeal::Notice;
use super::{Link, Page, Text};

/// `…/cosigners/changes`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/list_changes.html")]
pub struct ListChangesPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal; the list is at `{address}/cosigners`.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// What a reader must know first: that this is a copy.
    pub notices: Vec<Notice>,
    /// What changed, of the month that was asked for or of all.
    pub changes: Vec<ListChange>,
    /// The months in which there were changes, the newest first.
    pub months: Vec<ChangesOfMonth>,
    /// Newer ones, with their address.
    pub earlier: Option<Link>,
    /// Older ones.
    pub later: Option<Link>,
}

/// A month in which something changed.
#[derive(Debug, Clone)]
pub struct ChangesOfMonth {
    /// A time in it.
    pub at: DateTime<Utc>,
    /// Where its changes are; none of the one that is shown.
    pub href: Option<String>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct ListChange {
    /// When that was signed, or let in.
    pub at: DateTime<Utc>,
    /// What happened.
    pub what: ListChanged,
    /// The number of whom it is about.
    pub number: Option<u64>,
    /// The name of whoever is on the list, or the address that stands there for one; none of those who left, or are
    /// not shown here.
    pub who: Option<Text>,
    /// Whether this server does not show who it is.
    pub hidden: bool,
    /// The page of the entry, or of the wording.
    pub href: Option<String>,
}

/// What happened to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListChanged {
    /// Somebody came onto it.
    Joined,
    /// Somebody signed anew.
    Again,
    /// An entry was said otherwise by whoever had entered it.
    Corrected,
    /// A name was taken back.
    Withdrawn,
    /// An initiator removed an entry, with the code of the reason, if there is one that tells anything.
    Removed(Option<&'static str>),
    /// A wording was published.
    Worded(u64),
}

impl ListChange {
    /// What happened, in words.
    #[must_use]
    pub fn words(&self, page: &Page) -> String {
        match self.what {
            ListChanged::Joined => page.t("list-change-joined"),
            ListChanged::Again => page.t("list-change-again"),
            ListChanged::Corrected => page.t("list-change-corrected"),
            ListChanged::Withdrawn => page.t("entry-withdrawn"),
            ListChanged::Removed(None) => page.t("entry-removed"),
            ListChanged::Removed(Some(reason)) => {
                format!(
                    "{} · {}",
                    page.t("entry-removed"),
                    page.word("reason", reason)
                )
            }
            ListChanged::Worded(number) => page.t1("list-change-worded", "number", number),
        }
    }

    /// The same in one line, with whom it is about.
    #[must_use]
    pub fn line(&self, page: &Page) -> String {
        let who = self.who.as_ref().map(|who| page.apart(&who.words));
        let hidden = self.hidden.then(|| page.t("entry-hidden"));
        let number = self
            .number
            .map(|number| page.t1("mark-number", "number", number));
        let parts = [Some(self.words(page)), who, hidden, number];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
