//! Signers of an appeal, wherever they stand, and decisions about several of them.

use askama::Template;

use super::{Desk, queue_many::Leaving, same_signers::Why};
use crate::{
    assets::KEYS,
    views::{Choice, Digest, Form, Link, Page, Text},
};

/// `/desk/appeals/{slug}/queue`. The form posts, for each row, `id-1…` and `seen-1…`, and for those
/// that are ticked `tick-1…` = `yes`; `all` = `yes` for all rows of the page; the buttons are `do` for
/// those that are ticked, and `one` = an act and a row. Filters and pages are fields and buttons of the
/// same form, `do` = `narrow` and `go` = a number, so that what is ticked goes along.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/queue.html")]
pub struct QueuePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` is the address of this page.
    pub form: Form,
    /// Address of the page that manages the appeal.
    pub manage: String,
    /// The appeal's title.
    pub title: Text,
    /// Where signers stand: each place with its code, address, count, and whether it is this one.
    pub places: Vec<(&'static str, String, usize, bool)>,
    /// Whether the appeal has been withdrawn: nothing that was decided is undone.
    pub withdrawn: bool,
    /// How many forms wait for a link that does not leave this server.
    pub unmailed_forms: u64,
    /// Whether so many came within an hour, from domains that were new, that some of them wait for a look.
    pub many_newcomers: bool,
    /// What is asked for.
    pub filters: Filters,
    /// The signers on this page.
    pub rows: Vec<Row>,
    /// Those that were ticked and stand on another page, or do not fit what is asked for.
    pub kept: Vec<Row>,
    /// What can be done with those that are ticked: codes.
    pub acts: Vec<&'static str>,
    /// Number of the first and last that is shown, and how many fit.
    pub shown: [usize; 3],
    /// Which page it is, from 1.
    pub number: usize,
    /// Where somebody is asked whether all who fit are to leave the list, and how many these are; where they fill more than
    /// this page.
    pub all: Option<(String, usize)>,
    /// Where somebody is asked whether all are let in again whom one decision took away, and in which words.
    pub again: Vec<(String, String)>,
    /// How far it is with those who leave.
    pub leaving: Option<Leaving>,
    /// Address of the page with everybody in this place.
    pub everybody: String,
    /// This page, to come back to.
    pub here: String,
    /// The page before.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
}

impl QueuePage {
    /// The address of the script that lets the list be worked by keys.
    #[must_use]
    pub fn script(&self) -> String {
        KEYS.address()
    }

    /// Whether what is looked for is posted, as by whoever finds people by their e-mail addresses: the address of a page
    /// that a form asks for would hold it.
    #[must_use]
    pub fn posts(&self) -> bool {
        self.desk.suspended.is_none() && self.desk.may("admit")
    }

    /// Whether some can be ticked.
    #[must_use]
    pub fn ticks(&self) -> bool {
        let some = !self.rows.is_empty() || !self.kept.is_empty();
        some && !self.acts.is_empty() && self.posts()
    }

    /// Which place it is: a code.
    #[must_use]
    pub fn place(&self) -> &'static str {
        let here = self.places.iter().find(|one| one.3);
        here.map_or("waiting", |one| one.0)
    }

    /// What is said of that place.
    #[must_use]
    pub fn lead(&self) -> String {
        match (self.place(), self.withdrawn) {
            ("listed", true) => self.page.t("signers-place-what-listed-withdrawn"),
            ("refused", true) => self.page.t("signers-place-what-refused-withdrawn"),
            ("removed", true) => self.page.t("signers-place-what-removed-withdrawn"),
            (place, _) => self.page.word("signers-place-what", place),
        }
    }
}

/// The form above the list, as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// `q`: part of a name or address.
    pub query: String,
    /// `country`; none where no country is known.
    pub countries: Vec<Choice>,
    /// `kind`.
    pub kinds: Vec<Choice>,
    /// `how`.
    pub ways: Vec<Choice>,
    /// `alike`.
    pub alike: Vec<Choice>,
    /// `came`: since when they are where they are.
    pub came: Vec<Choice>,
    /// Whether anything of it was asked for.
    pub narrowed: bool,
}

/// A signer.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Number of the row, the end of its field names.
    pub row: usize,
    /// The id that is posted.
    pub about: String,
    /// What tells whether it has changed since.
    pub seen: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Its names.
    pub names: Vec<Text>,
    /// Further names.
    pub aliases: Vec<Text>,
    /// What it is called on the list now, where only other names wait, or were refused.
    pub now: Option<String>,
    /// Its address as people write it.
    pub address: String,
    /// Its number on the list.
    pub number: Option<u64>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// Code of the kind.
    pub kind: &'static str,
    /// Code of how it came.
    pub how: &'static str,
    /// What is known, in sentences; with whether it warns.
    pub facts: Vec<(String, bool)>,
    /// Who filled in the form.
    pub contact: Vec<String>,
    /// What it does not sign, and who decided, in sentences.
    pub said: Vec<String>,
    /// The key that signed.
    pub key: Option<Digest>,
    /// Whom it is like.
    pub alike: Vec<AlikeRow>,
    /// Codes of what can be done with it.
    pub acts: Vec<&'static str>,
    /// Where it is corrected, if the organisation entered it.
    pub correct_href: Option<String>,
    /// What is said of it where several are decided about: what will become of it, or did.
    pub outcome: Option<Outcome>,
}

impl Row {
    /// What it is called in one line, for whoever hears the page.
    #[must_use]
    pub fn called(&self) -> Text {
        let first = self.names.first().cloned();
        first.unwrap_or_else(|| Text::new("", &self.address))
    }

    /// Whether it has a name; else it is called by its address, which need not be said again.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.names.is_empty() || !self.aliases.is_empty()
    }
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Whether it is, or can be, done.
    pub good: bool,
    /// In words.
    pub words: String,
    /// Whether it can be undone.
    pub undo: bool,
}

/// Somebody who may be the same signer.
#[derive(Debug, Clone)]
pub struct AlikeRow {
    /// What it is called.
    pub name: Text,
    /// Its number on the list.
    pub number: Option<u64>,
    /// Whether it waits as well.
    pub waits: bool,
    /// Code of the grade.
    pub grade: &'static str,
    /// How alike the two are, in hundredths.
    pub score: u64,
    /// What speaks for and against it.
    pub why: Vec<Why>,
}

/// What will happen. The form posts `do`, `reason`, `id-1…` and `seen-1…` to `{action}/decide`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/queue_check.html")]
pub struct QueueCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` is the address of the queue.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Code of the act.
    pub act: &'static str,
    /// What it comes to, in words.
    pub lead: String,
    /// Whether somebody is refused who was taken off the list before: that is signed, as a removal is.
    pub removes: bool,
    /// Reasons to choose from; empty where none is given.
    pub reasons: Vec<Choice>,
    /// Those about whom it can be decided, and those about whom it cannot.
    pub rows: Vec<Row>,
    /// Servers that are told.
    pub recipients: Vec<String>,
    /// The page to come back to.
    pub here: String,
}

impl QueueCheckPage {
    /// About how many it can be decided.
    #[must_use]
    pub fn able(&self) -> usize {
        let able = self.rows.iter().filter_map(|row| row.outcome.as_ref());
        able.filter(|outcome| outcome.good).count()
    }

    /// Key of the words on the button.
    #[must_use]
    pub fn button(&self) -> &'static str {
        match self.act {
            "admit" => "signers-button-admit",
            "refuse" => "signers-button-refuse",
            "remove" => "signers-button-remove",
            "restore" => "signers-button-restore",
            _ => "signers-button-reconsider",
        }
    }
}

/// What became of each. The form that undoes it posts `do`, `id-1…` and, for one of them, `only` to `{action}/decide`. Where that
/// is asked about first, it posts to `{action}` what the form of the queue does.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/queue_done.html")]
pub struct QueueDonePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form: its `action` is the address of the queue.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Code of the act.
    pub act: &'static str,
    /// Code of what undoes it.
    pub undone_by: Option<&'static str>,
    /// The reason that was given, to go on with.
    pub reason: String,
    /// What became of each.
    pub rows: Vec<Row>,
    /// Those for which there was no time.
    pub left: Vec<Row>,
    /// The page to come back to.
    pub here: String,
}

impl QueueDonePage {
    /// How many it is done for.
    #[must_use]
    pub fn done(&self) -> usize {
        let outcomes = self.rows.iter().filter_map(|row| row.outcome.as_ref());
        outcomes.filter(|outcome| outcome.good).count()
    }

    /// Whether it is asked first: who leaves the list was let in by a signed statement, which stays on record.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.undone_by == Some("remove")
    }

    /// How many it can be undone for.
    #[must_use]
    pub fn undoable(&self) -> usize {
        let outcomes = self.rows.iter().filter_map(|row| row.outcome.as_ref());
        outcomes.filter(|outcome| outcome.undo).count()
    }
}
