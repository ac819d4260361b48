//! Handing an appeal over, at the desk.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Desk,
    beside::{LastLook, Row, Writing},
};
use crate::views::{Digest, FieldError, Form, Page, Text, beside::Handover};

/// `/desk/appeals/{slug}/handovers`: what is written and what is published.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/handovers.html")]
pub struct HandoversPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form of the button that only marks the appeal as delivered. Field: `sure`.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Where the appeal is looked after.
    pub manage: String,
    /// Whether it says in public that it was handed over.
    pub delivered: bool,
    /// Whether it has been withdrawn: then nobody hands it over.
    pub withdrawn: bool,
    /// What is being written.
    pub drafts: Vec<Row>,
    /// What is published, newest first.
    pub handovers: Vec<Row>,
}

/// `…/handovers/new` and `…/handovers/{name}`. Posted with files: `date`; for each language
/// `language-N`, `taken-by-N`, `place-N`, `words-N`; for each piece of evidence `evidence-digest-E`,
/// `evidence-type-E`, `evidence-url-E`, `evidence-title-E-N`, `evidence-drop-E`; for each answer
/// `answer-date-A`, `answer-by-A-N`, `answer-text-A-N`; the files `file` and `picture`; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/handover_editor.html")]
pub struct HandoverEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What is written.
    pub draft: Writing,
    /// What is to be done next, and at which field.
    pub next: Option<FieldError>,
    /// The day.
    pub date: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// What shows it.
    pub evidence: Vec<EvidenceRow>,
    /// Answers, and one empty row.
    pub answers: Vec<AnswerRow>,
    /// Whether the appeal has been withdrawn: then no list is sealed.
    pub withdrawn: bool,
    /// The list that was sealed.
    pub sealed: Option<SealedList>,
}

/// One language of a handover.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag as typed.
    pub language: String,
    /// To whom.
    pub taken_by: String,
    /// Where.
    pub place: String,
    /// Further words.
    pub words: String,
}

/// A text in one of the languages of a form.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Number of the language's row.
    pub row: usize,
    /// Its tag.
    pub language: String,
    /// The words.
    pub words: String,
}

impl Cell {
    /// Whether something is said in the language of a row.
    #[must_use]
    pub fn says_in(&self, row: usize) -> bool {
        self.row == row && !self.words.trim().is_empty()
    }
}

/// One piece of evidence.
#[derive(Debug, Clone, Default)]
pub struct EvidenceRow {
    /// Number of the row.
    pub row: usize,
    /// SHA-256.
    pub digest: String,
    /// Media type.
    pub kind: String,
    /// Where it is published, if it is.
    pub url: String,
    /// Path of the picture, where it is one of ours.
    pub picture: Option<String>,
    /// Where the file can be opened at the desk, if it is kept here.
    pub file_href: Option<String>,
    /// What it is, by language.
    pub titles: Vec<Cell>,
}

impl EvidenceRow {
    /// The digest as it is shown.
    #[must_use]
    pub fn shown(&self) -> Digest {
        Digest::new(self.digest.clone())
    }
}

/// One answer.
#[derive(Debug, Clone, Default)]
pub struct AnswerRow {
    /// Number of the row.
    pub row: usize,
    /// The day.
    pub date: String,
    /// Who answered, by language.
    pub by: Vec<Cell>,
    /// What, by language.
    pub text: Vec<Cell>,
}

impl AnswerRow {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut cells = self.by.iter().chain(&self.text);
        self.date.is_empty() && cells.all(|cell| cell.words.trim().is_empty())
    }
}

/// A list that was sealed.
#[derive(Debug, Clone)]
pub struct SealedList {
    /// When.
    pub at: DateTime<Utc>,
    /// How many entries it has.
    pub entries: u64,
    /// Its size.
    pub bytes: u64,
    /// The digest of the bundle.
    pub digest: Digest,
    /// Whether the list has changed since.
    pub changed: bool,
    /// The bundle.
    pub href: String,
    /// The list for printing, where it can be made.
    pub pdf_href: Option<String>,
}

/// `…/handovers/{name}/publish`: the last look before it is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/handover_check.html")]
pub struct HandoverCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// What it does.
    pub look: LastLook,
    /// As readers of each of its languages will see it. What stands in all of them stands in the
    /// first alone.
    pub handovers: Vec<Handover>,
    /// Whether a list was sealed; otherwise it is when this is published.
    pub sealed: bool,
}

/// Asked before the sealed list of a published handover is forgotten. Posted to where the handover is
/// written: `do` (`unseal`, `leave`), `sure`, and what was typed there.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/unseal.html")]
pub struct UnsealPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What was typed and not saved: name and value.
    pub typed: Vec<(String, String)>,
}
