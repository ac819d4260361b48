//! One decision about very many signers: asked for, under way, over, and undone.

use askama::Template;

use super::{Desk, queue::Row};
use crate::views::{Choice, Form, Page, Text};

/// Many who leave the list, are refused or come back, part by part. The form posts to `stop`, once it is over `do` = `forget`.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// `remove`, `refuse` or `restore`.
    pub act: &'static str,
    /// How many were to leave, to be refused or to come back.
    pub of: usize,
    /// How many have left, are refused or have come back.
    pub removed: usize,
    /// How many stay, wait, or do not come back.
    pub left: usize,
    /// When it was begun, in a sentence, and by whom for those who may know.
    pub begun: String,
    /// Code of how it ended; none while it goes on.
    pub end: Option<&'static str>,
    /// Where somebody is asked whether all who left come back.
    pub again: Option<String>,
    /// Address at which it is stopped, or said no longer once it is over.
    pub stop: String,
}

impl Leaving {
    /// Whether nobody leaves any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.end.is_some()
    }

    fn word(&self, what: &str) -> String {
        let family = match self.act {
            "refuse" => "signers-refusing",
            "restore" => "signers-returning",
            _ => "signers-leaving",
        };
        format!("{family}-{what}")
    }

    /// What it is.
    #[must_use]
    pub fn title(&self, page: &Page) -> String {
        page.t(&self.word("title"))
    }

    /// How far it is, or how it ended, in sentences.
    #[must_use]
    pub fn status(&self, page: &Page) -> String {
        let (removed, count) = (self.removed, self.of);
        let mut said = vec![page.t2(&self.word("count"), "removed", removed, "count", count)];
        match self.end {
            None => said.push(page.t("signers-leaving-goes-on")),
            Some("done") => {}
            Some(end) => said.push(page.word("signers-many-end", end)),
        }
        // Where it ended early, most of them are left for that alone.
        let left = match self.end {
            None | Some("done") => self.word("left"),
            Some(_) => "signers-many-rest".to_owned(),
        };
        if self.left > 0 {
            said.push(page.t1(&left, "count", self.left));
        }
        said.join(page.gap())
    }
}

/// `/desk/appeals/{slug}/queue/all`, and `…/all/refuse`: asks whether all who fit are to leave, or to be refused. The form
/// posts what is asked for, `at`, `seen`, `reason` and `sure` to its own address.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/queue_all.html")]
pub struct QueueAllPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// `remove` or `refuse`.
    pub act: &'static str,
    /// How many fit.
    pub count: usize,
    /// How many of them it is done with: no more than may be at once.
    pub leave: usize,
    /// Whether the appeal has been withdrawn: nobody is let in again.
    pub withdrawn: bool,
    /// Whether somebody is refused who was taken off the list before: that is signed, as a removal is.
    pub removes: bool,
    /// Of how many who are refused what they sent is kept.
    pub kept: u64,
    /// What is asked for, in words.
    pub asked: Vec<(String, String)>,
    /// Whether words are searched for, which are found also inside others.
    pub searches: bool,
    /// The first of them.
    pub first: Vec<Row>,
    /// How many more there are.
    pub more: usize,
    /// The same as it is sent back, with `at`, when somebody looked.
    pub fields: Vec<(&'static str, String)>,
    /// What tells whether those who fitted then have changed or left since.
    pub seen: String,
    /// Reasons to choose from.
    pub reasons: Vec<Choice>,
    /// Servers that are told.
    pub recipients: Vec<String>,
    /// The page to come back to.
    pub here: String,
}

/// `/desk/appeals/{slug}/queue/all/again`: asks whether all are let in again whom one decision took away. The form posts `begun`,
/// when that was decided, `at`, `seen` and `sure` to its own address.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/queue_again.html")]
pub struct QueueAgainPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// When it was decided that they leave, in words.
    pub decided: String,
    /// How many left the list by it.
    pub left: usize,
    /// How many of them are let in again.
    pub back: usize,
    /// The first of these.
    pub first: Vec<Row>,
    /// How many more there are.
    pub more: usize,
    /// What is sent back: when that was decided, when somebody looked, and what tells whether they have changed since.
    pub fields: Vec<(&'static str, String)>,
    /// Servers that are told.
    pub recipients: Vec<String>,
    /// The page to come back to.
    pub here: String,
}

impl QueueAgainPage {
    /// How many stay away.
    #[must_use]
    pub fn stay(&self) -> usize {
        self.left.saturating_sub(self.back)
    }
}
