//! Letters that readers send under their own name: what there is, the one that is written, and it
//! ready to be sent.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Form, Html, Page, Text, appeal::Notice};

/// Letters of an appeal that readers may send.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/letters.html")]
pub struct LettersPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// Newest first.
    pub letters: Vec<LetterCard>,
}

/// One of them in the list.
#[derive(Debug, Clone)]
pub struct LetterCard {
    /// Its page here.
    pub href: String,
    /// What the action is called.
    pub title: Text,
    /// The beginning of why, without markup.
    pub summary: String,
    /// The last day.
    pub until: Option<DateTime<Utc>>,
    /// How many were sent.
    pub sent: Option<Sent>,
}

/// How many writers said that they sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How many.
    pub count: u64,
    /// When they were counted.
    pub at: DateTime<Utc>,
}

/// One letter: read, filled in and changed. Posted to `…/ready`: `language`, `name`, `address`,
/// `subject`, `text`, for each field `field-NAME`, and for each addressee whom every writer has for
/// themselves `own-name-N`, `own-address-N`, `own-email-N`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/letter.html")]
pub struct LetterPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// What is asked of readers; none where it was taken back.
    pub letter: Option<Letter>,
}

/// A letter as it is written.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The language shown.
    pub language: String,
    /// The same in other languages: tag and address.
    pub others: Vec<(String, String)>,
    /// What the action is called.
    pub heading: Text,
    /// Why one should write.
    pub words: Html,
    /// The language of that: another than the letter's where nobody has translated it.
    pub words_language: String,
    /// To whom it goes.
    pub addressees: Vec<Addressee>,
    /// To whom copies go.
    pub copies: Vec<Addressee>,
    /// The last day.
    pub until: Option<DateTime<Utc>>,
    /// Whether that day has passed.
    pub over: bool,
    /// How many were sent.
    pub sent: Option<Sent>,
    /// What the writer fills in.
    pub fields: Vec<FieldRow>,
    /// The writer's name, as typed.
    pub name: String,
    /// The writer's address, as typed.
    pub sender: String,
    /// The subject, as typed or as proposed.
    pub subject: String,
    /// The text, as typed or as proposed.
    pub text: String,
}

/// Something to fill in.
#[derive(Debug, Clone)]
pub struct FieldRow {
    /// Name of the input.
    pub input: String,
    /// How it is called in the text.
    pub name: String,
    /// What to fill in.
    pub label: Text,
    /// Whether the letter needs it.
    pub needed: bool,
    /// What was typed.
    pub value: String,
}

/// To whom a letter or its copy goes.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The office.
    pub office: Text,
    /// How a letter to them begins, as it is filled in; empty where nothing is said.
    pub salutation: Text,
    /// Who holds it now.
    pub holder: Option<Holder>,
    /// Who held it, or will, in the order of days.
    pub others: Vec<Holder>,
    /// Postal address, in lines.
    pub postal: Vec<String>,
    /// Number of a fax machine.
    pub fax: String,
    /// E-mail address.
    pub email: String,
    /// Where each writer has their own.
    pub own: Option<OwnRow>,
}

/// Who holds an office.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The name.
    pub name: Text,
    /// From when until when, in words.
    pub when: Option<String>,
}

/// The writer's own addressee, such as their member of parliament.
#[derive(Debug, Clone)]
pub struct OwnRow {
    /// Number of the row.
    pub row: usize,
    /// How to find who it is.
    pub how: Text,
    /// The name, as typed.
    pub name: String,
    /// The address, as typed.
    pub address: String,
    /// The e-mail address, as typed.
    pub email: String,
}

/// What was written, ready for the printer, the mail program and the clipboard. Its forms post to
/// `…/pdf` with `which`, to `…/ready` with `do=edit`, and to `…/sent`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/letter_ready.html")]
pub struct LetterReadyPage {
    /// The frame.
    pub page: Page,
    /// Path of the letter.
    pub address: String,
    /// Where what was typed is sent again, to change it.
    pub edit: String,
    /// Where it is sent for a PDF, if those can be made here.
    pub pdf: Option<String>,
    /// What the action is called.
    pub heading: Text,
    /// Everything that was typed, to be sent again.
    pub typed: Vec<(String, String)>,
    /// One for each addressee.
    pub letters: Vec<Ready>,
    /// Whether one of them was asked for as PDF, and could not be made just now.
    pub no_pdf: bool,
    /// Where those who sent one say so, if they are counted; elsewhere for a copy.
    pub count: Counting,
}

/// Where one says that one sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counting {
    /// Here.
    Here {
        /// Where the form is sent.
        action: String,
        /// What lets it count once.
        once: String,
    },
    /// At the organiser's server.
    There(String),
    /// Nowhere: the last day has passed.
    Over,
}

/// One letter that can be sent as it is.
#[derive(Debug, Clone)]
pub struct Ready {
    /// Number of the addressee, from 1.
    pub row: usize,
    /// The language of the letter.
    pub language: String,
    /// To whom, in words.
    pub who: Text,
    /// Who writes, in lines.
    pub sender: Vec<String>,
    /// To whom, in lines.
    pub to: Vec<String>,
    /// The day on which it is written.
    pub day: String,
    /// The subject.
    pub subject: String,
    /// The text, in lines.
    pub text: String,
    /// To whom copies go, each in one line.
    pub copies: Vec<String>,
    /// “Copies to”, in the language of the letter.
    pub copies_to: Text,
    /// Subject, text and copies for the clipboard.
    pub plain: String,
    /// Opens the writer's mail program, where there is an address.
    pub mailto: Option<String>,
    /// Whether the mail program got a text of its own and not only the address: some take no long
    /// ones.
    pub mailto_whole: bool,
    /// The e-mail address.
    pub email: String,
    /// The number of the fax machine.
    pub fax: String,
}

/// One letter for the renderer of PDF.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/letter_document.html")]
pub struct LetterDocument {
    /// The frame, for its words.
    pub page: Page,
    /// The letter.
    pub letter: Ready,
    /// The style.
    pub style: Html,
}

/// Somebody is asked whether they sent one, or thanked for having said so.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/letter_sent.html")]
pub struct LetterSentPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// What lets the form count once.
    pub once: String,
    /// Whether it was counted just now.
    pub thanked: bool,
    /// Whether the last day has passed.
    pub over: bool,
    /// Path of the letter.
    pub address: String,
    /// What the action is called.
    pub heading: Text,
}
