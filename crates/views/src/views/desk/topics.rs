//! Writing on the pages of topics.

use askama::Template;

use super::{Desk, beside::SourceRow, meanwhile::Meanwhile};
use crate::views::{Form, Link, Page};

/// `/desk/topics`: on which topics the organisation writes, and which there are.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/topics.html")]
pub struct DeskTopicsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Where each of ours is edited.
    pub written: Vec<Link>,
    /// Topics of appeals on which nothing is written yet.
    pub others: Vec<Link>,
}

/// `/desk/topics/new` and `/desk/topics/{topic}`. Posted: `topic`; for each language `language-N`
/// and `intro-N`; `donation-title-N`, `donation-url-N`, `material-title-N`, `material-url-N`; `was`
/// (hidden), what stood there when the form was opened; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/topic_editor.html")]
pub struct TopicEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What stood there when it was opened; empty for a new page.
    pub was: String,
    /// What somebody else saved meanwhile, beside what was typed.
    pub meanwhile: Option<Meanwhile>,
    /// Where a topic is written on that was to be begun, and has words already.
    pub written: Option<Link>,
    /// The topic as typed.
    pub topic: String,
    /// Its public page, once something is written.
    pub public_href: Option<String>,
    /// One for each language.
    pub intros: Vec<IntroRow>,
    /// Donation links, and empty rows.
    pub donations: Vec<SourceRow>,
    /// Materials, and empty rows.
    pub materials: Vec<SourceRow>,
}

/// One language of an introduction.
#[derive(Debug, Clone, Default)]
pub struct IntroRow {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag as typed.
    pub language: String,
    /// Markdown.
    pub words: String,
}
