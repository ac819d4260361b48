//! Why signers sign, in their own words.

use askama::Template;
use chrono::{DateTime, Utc};

use super::desk::Desk;
use super::{Form, Link, Page, Text};

/// What one of those who signed says.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Plain text, in its language.
    pub words: Text,
    /// Its names.
    pub names: Vec<Text>,
    /// Its entry on the list.
    pub href: String,
    /// When the organiser let it in.
    pub at: Option<DateTime<Utc>>,
}

/// What stands of them on the page of an appeal.
#[derive(Debug, Clone, Default)]
pub struct Why {
    /// The newest ones.
    pub shown: Vec<Comment>,
    /// All of them, where there are more; at the origin, where this is a copy.
    pub href: Option<String>,
    /// How many there are.
    pub total: u64,
}

/// `…/comments`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/comments.html")]
pub struct CommentsPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Comments on this page, the newest first.
    pub comments: Vec<Comment>,
    /// The page before.
    pub earlier: Option<Link>,
    /// The next page.
    pub later: Option<Link>,
}

/// A comment at the desk.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its row.
    pub id: i64,
    /// Which words were looked at.
    pub seen: i64,
    /// The comment itself.
    pub comment: Comment,
    /// How often other servers reported it.
    pub reported: u64,
    /// Whether whoever wrote it is still on the list.
    pub stands: bool,
}

/// Comments in one state, or a page of them.
#[derive(Debug, Clone)]
pub struct List {
    /// Code of the state: `waiting`, `shown`, `refused`.
    pub state: &'static str,
    /// The newest first.
    pub rows: Vec<Row>,
    /// The page before.
    pub newer: Option<Link>,
    /// The next page.
    pub older: Option<Link>,
}

/// `/desk/appeals/{slug}/comments`. Buttons post `id`, `seen` and `do` (`show`, `refuse`), and `state`
/// and `page`, by which they come back to where they were.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/comments.html")]
pub struct DeskCommentsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Address of the page that manages the appeal.
    pub back: String,
    /// The appeal's title.
    pub title: Text,
    /// Number of the page.
    pub number: u64,
    /// Nobody has looked at them; shown; refused. Or one of these, from its second page on.
    pub lists: Vec<List>,
}

/// `/desk/endorse/why`. Fields: `object`, `why`, `language`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/why.html")]
pub struct WhyPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// The appeal's id.
    pub object: String,
    /// The appeal's title.
    pub title: Text,
    /// Where the endorsement is managed.
    pub back: String,
    /// What is said.
    pub why: String,
    /// In which language.
    pub language: String,
    /// Code of what became of it; empty where nothing is said.
    pub state: String,
}
