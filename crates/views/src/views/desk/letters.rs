//! The desk's pages for letters that readers send.

use askama::Template;

use super::{
    Desk,
    beside::{LastLook, Row, Writing},
    handover::Cell,
};
use crate::views::{Form, Page, Text, letters::Letter};

/// `/desk/appeals/{slug}/letters`: what is written and what is published.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/letters.html")]
pub struct LettersPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The appeal's title.
    pub title: Text,
    /// Where the appeal is looked after.
    pub manage: String,
    /// Whether it has been withdrawn: then nothing new of this kind is published.
    pub withdrawn: bool,
    /// What is being written.
    pub drafts: Vec<Row>,
    /// What is published, newest first.
    pub letters: Vec<Row>,
}

/// `…/letters/new` and `…/letters/{name}`. Posted: `until`; for each language `language-N`,
/// `title-N`, `words-N`, `subject-N`, `text-N`; for each field `ask-name-F`, `ask-needed-F`,
/// `ask-label-F-N`; for each addressee `to-name-A`, `to-postal-A`, `to-fax-A`, `to-email-A`,
/// `to-office-A-N`, `to-salutation-A-N`, `to-own-A-N`, `to-holders-A`, `to-kept-A`, and for each copy the same with
/// `copy`; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/letter_editor.html")]
pub struct LetterEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What is written.
    pub draft: Writing,
    /// The last day.
    pub until: String,
    /// One for each language.
    pub versions: Vec<Version>,
    /// What writers fill in, and an empty row.
    pub fields: Vec<FieldRow>,
    /// To whom it goes, and an empty row.
    pub addressees: Vec<AddresseeRow>,
    /// To whom copies go, and an empty row.
    pub copies: Vec<AddresseeRow>,
    /// How many said that they sent it, by day, the newest first.
    pub days: Vec<(String, u64)>,
}

/// One language of a letter.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag as typed.
    pub language: String,
    /// What the action is called.
    pub title: String,
    /// Why one should write.
    pub words: String,
    /// The subject.
    pub subject: String,
    /// The letter.
    pub text: String,
}

impl Version {
    /// Whether something is said in it, in a language.
    #[must_use]
    pub fn is_written(&self) -> bool {
        !self.language.is_empty() && self.has_text()
    }

    /// Whether something is said in it.
    #[must_use]
    pub fn has_text(&self) -> bool {
        let texts = [&self.title, &self.words, &self.subject, &self.text];
        texts.iter().any(|text| !text.trim().is_empty())
    }
}

/// Something that writers fill in.
#[derive(Debug, Clone, Default)]
pub struct FieldRow {
    /// Number of the row.
    pub row: usize,
    /// Its name in the text.
    pub name: String,
    /// Whether the letter needs it.
    pub needed: bool,
    /// What to fill in, by language.
    pub labels: Vec<Cell>,
}

impl FieldRow {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.labels.iter().all(|cell| cell.words.trim().is_empty())
    }
}

/// To whom a letter or its copy goes.
#[derive(Debug, Clone, Default)]
pub struct AddresseeRow {
    /// Number of the row.
    pub row: usize,
    /// Its name over all wordings; made by the form.
    pub name: String,
    /// The office, by language.
    pub offices: Vec<Cell>,
    /// How one begins, by language.
    pub salutations: Vec<Cell>,
    /// How writers find their own, by language.
    pub owns: Vec<Cell>,
    /// Who holds it, in lines: `name | first day | last day`.
    pub holders: String,
    /// The same with all that the lines do not say, as JSON.
    pub kept: String,
    /// Postal address.
    pub postal: String,
    /// Number of a fax machine.
    pub fax: String,
    /// E-mail address.
    pub email: String,
}

impl AddresseeRow {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut cells = self.offices.iter().chain(&self.owns);
        let mut plain = [&self.holders, &self.postal, &self.fax, &self.email].into_iter();
        plain.all(|text| text.trim().is_empty()) && cells.all(|cell| cell.words.trim().is_empty())
    }
}

/// `…/letters/{name}/publish`: the last look before it is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/letter_check.html")]
pub struct LetterCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// What it does.
    pub look: LastLook,
    /// Whether the last day on which it is to be sent is over.
    pub is_over: bool,
    /// As readers of each of its languages will see it.
    pub letters: Vec<Letter>,
    /// Languages of the letter in which something is not said, and what.
    pub untranslated: Vec<(String, String)>,
}
