//! The wordings of an appeal: the list of them, and one with what changed since.

use askama::Template;
use chrono::{DateTime, Utc};

use super::appeal::{Addressee, Notice, TextLanguage, Tongue};
use super::changes::Changes;
use super::co_signers::Entry;
use super::{Digest, Page, Text};

/// `…/revisions`; also what a number that does not exist answers, with status 404.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/revisions.html")]
pub struct RevisionsPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title as it stands now.
    pub title: Text,
    /// The number that was asked for and does not exist, as it was written.
    pub missing: Option<String>,
    /// Every wording, newest first.
    pub rows: Vec<RevisionRow>,
}

/// One wording in the list.
#[derive(Debug, Clone)]
pub struct RevisionRow {
    /// Its number.
    pub wording: u32,
    /// Its page.
    pub href: String,
    /// When it was published.
    pub at: Option<DateTime<Utc>>,
    /// Whether it is the current one.
    pub current: bool,
    /// Whether a later one has taken its place.
    pub replaced: bool,
    /// The digest of its text; several where two texts are known under the number.
    pub digests: Vec<Digest>,
    /// How many further texts go under it.
    pub more: usize,
    /// How many signed it.
    pub signers: u64,
    /// What changed from the one before to this one.
    pub changes_href: Option<String>,
}

/// `…/revisions/{n}`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/revision.html")]
pub struct RevisionPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Number of this wording.
    pub wording: u32,
    /// Whether it is the current one.
    pub current: bool,
    /// Whether a later one has taken its place.
    pub replaced: bool,
    /// Whether the appeal has been withdrawn: its text is struck, its names are on request only.
    pub withdrawn: bool,
    /// Code of its kind.
    pub kind: Option<String>,
    /// When it was published.
    pub at: Option<DateTime<Utc>>,
    /// That it has been replaced, or that two texts are known under its number.
    pub notices: Vec<Notice>,
    /// The title in each language shown; the current one where the text is not here.
    pub titles: Vec<Text>,
    /// How many of the list signed it.
    pub signers: u64,
    /// The list narrowed to them.
    pub list_href: String,
    /// All wordings, when there is more than one.
    pub all_href: Option<String>,
    /// Languages of the text that is shown first.
    pub languages: Vec<TextLanguage>,
    /// Address at which both authoritative languages stand, when only one is shown.
    pub both_href: Option<String>,
    /// The texts under this number. More than one is a conflict.
    pub texts: Vec<RevisionText>,
    /// How many further texts go under it.
    pub more: usize,
    /// What can be compared with what.
    pub choices: Vec<Comparison>,
    /// What changed, where there is something to compare with.
    pub changes: Option<Changes>,
}

/// One text under a number.
#[derive(Debug, Clone)]
pub struct RevisionText {
    /// Its place among the texts of the number, from 1.
    pub place: usize,
    /// Ending of the ids on the page, so that two texts do not share them.
    pub mark: String,
    /// Its digest.
    pub digest: Digest,
    /// Whether it is what the organiser says now.
    pub current: bool,
    /// Whether this server holds it; otherwise only its digest is known.
    pub held: bool,
    /// Whom it addresses.
    pub addressees: Vec<Addressee>,
    /// The text in one or two languages.
    pub tongues: Vec<Tongue>,
    /// How many of the list signed it.
    pub signers: u64,
    /// The first of them.
    pub roll: Vec<Entry>,
}

/// Two wordings that can be compared.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The page that does.
    pub href: String,
    /// Number of the other wording; this one's own for the two texts of a conflict.
    pub with: u32,
    /// Code of what it is: `next`, `before`, `current`, `other`, `same-number`.
    pub which: &'static str,
    /// Whether it is shown now.
    pub shown: bool,
}

impl Comparison {
    /// The Fluent key of its words.
    #[must_use]
    pub fn key(&self) -> String {
        format!("compare-{}", self.which)
    }
}

impl RevisionPage {
    /// Whether two texts are known under this number.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.texts.len() > 1
    }

    /// Classes of a letter.
    #[must_use]
    pub fn letter_class(&self, text: &&RevisionText) -> &'static str {
        match (text.tongues.len(), self.withdrawn) {
            (2, true) => "letter two struck",
            (2, false) => "letter two",
            (_, true) => "letter struck",
            (_, false) => "letter",
        }
    }
}
