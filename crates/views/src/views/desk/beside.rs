//! Writing updates and cases.

use askama::Template;

use super::{
    Desk,
    meanwhile::Meanwhile,
    publish::Recipient,
    schedule::{Planned, Schedule},
};
use crate::views::{
    Choice, Form, Page, Text,
    beside::{CaseCard, Update},
    picture::Picture,
};

/// `/desk/appeals/{slug}/updates`: what is written and what is published.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/updates.html")]
pub struct BesidePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form of every button.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Drafts of updates.
    pub update_drafts: Vec<Row>,
    /// Updates that are published, newest first.
    pub updates: Vec<Row>,
    /// Drafts of cases.
    pub case_drafts: Vec<Row>,
    /// Cases that are published, in their order.
    pub cases: Vec<Row>,
    /// Whether there is a last day to remind followers of.
    pub may_remind: bool,
    /// How many read it by e-mail.
    pub by_email: ByEmail,
}

/// How many read the news by e-mail, and nothing of who they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByEmail {
    /// Whether anybody can ask for it: whether mails leave this server.
    pub mails: bool,
    /// Who get it.
    pub reading: u64,
    /// Who wanted no more.
    pub left: u64,
    /// Whose mailbox is not there.
    pub bounced: u64,
}

impl BesidePage {
    /// Where the appeal is looked after.
    #[must_use]
    pub fn manage_href(&self) -> &str {
        self.form.action.trim_end_matches("/updates")
    }
}

/// Something that is written or published.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it is written on.
    pub href: String,
    /// How it is called.
    pub words: Text,
    /// More about it, in words.
    pub more: Option<String>,
    /// Its public page.
    pub public_href: Option<String>,
}

/// What is written, as every page says on which something beside the list is.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The appeal's title.
    pub title: Text,
    /// Where things like this are listed.
    pub back: String,
    /// Whether it is published already.
    pub published: bool,
    /// Whether it was saved, so that there is something to throw away or take back.
    pub exists: bool,
    /// Tells what the form was made from; posted back as `was`. Empty for what is new.
    pub was: String,
    /// When it is to be published by itself.
    pub planned: Option<Planned>,
    /// What somebody else saved while the form was open.
    pub meanwhile: Option<Meanwhile>,
}

/// What every last look says before something beside the list is sent.
#[derive(Debug, Clone)]
pub struct LastLook {
    /// Whether it is published already.
    pub published: bool,
    /// What may have been forgotten, in sentences.
    pub remarks: Vec<String>,
    /// To whom it would be sent.
    pub recipients: Vec<Recipient>,
    /// Digest of what was read.
    pub digest: String,
    /// Back to where it is written.
    pub edit_href: String,
}

/// `…/updates/new` and `…/updates/{name}`. Posted: `date`; for each language `language-N`,
/// `title-N`, `body-N`; `source-title-N` and `source-url-N`; `case-N`, `state-N`, `when-N`,
/// `words-N` with `words-in-N` and `words-too-N`, `case-source-N`, `case-url-N`; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/update_editor.html")]
pub struct UpdateEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What is written.
    pub draft: Writing,
    /// The day.
    pub date: String,
    /// One for each language.
    pub versions: Vec<VersionRow>,
    /// Sources, and empty rows.
    pub sources: Vec<SourceRow>,
    /// What changed, and empty rows; none without cases.
    pub changes: Vec<ChangeRow>,
}

/// One language of an update.
#[derive(Debug, Clone, Default)]
pub struct VersionRow {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag as typed.
    pub language: String,
    /// Title.
    pub title: String,
    /// Markdown.
    pub body: String,
}

impl VersionRow {
    /// Whether nothing is said in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.body.trim().is_empty()
    }
}

/// One source.
#[derive(Debug, Clone, Default)]
pub struct SourceRow {
    /// Number of the row.
    pub row: usize,
    /// How it is called.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// What became of one case.
#[derive(Debug, Clone, Default)]
pub struct ChangeRow {
    /// Number of the row.
    pub row: usize,
    /// Which case.
    pub cases: Vec<Choice>,
    /// Which state.
    pub states: Vec<Choice>,
    /// As much of the date as is known, as typed.
    pub when: String,
    /// Further words.
    pub words: String,
    /// Tag of their language; the update's first one where there is none.
    pub words_in: String,
    /// The same in other languages, as JSON that is carried along; empty where there are none.
    pub words_too: String,
    /// How the source is called.
    pub source: String,
    /// Its address.
    pub url: String,
}

/// `…/cases/new` and `…/cases/{name}`. Posted: `kind`, `place`; for each language `language-N`,
/// `name-N`, `about-N`; `do`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/case_editor.html")]
pub struct CaseEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// What is written.
    pub draft: Writing,
    /// Kinds.
    pub kinds: Vec<Choice>,
    /// Its place among the cases, as typed.
    pub place: String,
    /// One for each language; `title` is the name and `body` who it is.
    pub versions: Vec<VersionRow>,
    /// Addresses of the same case in other appeals, and empty rows.
    pub same: Vec<SourceRow>,
    /// Who says so without our having agreed.
    pub claims: Vec<ClaimRow>,
    /// The form of its pictures; none before it was saved.
    pub pictures: Option<CasePictures>,
}

/// That somebody else's case names this one as the same.
#[derive(Debug, Clone)]
pub struct ClaimRow {
    /// Number of the row, after those of the addresses.
    pub row: usize,
    /// Address of their case.
    pub id: String,
    /// How it is called there.
    pub called: Option<Text>,
    /// The appeal that it belongs to.
    pub appeal: Text,
    /// Its page here.
    pub href: String,
}

/// Pictures of a case. Posted: `file`, `alt-1-TAG` for each language, `credit`; or `remove`.
#[derive(Debug, Clone)]
pub struct CasePictures {
    /// Where it is sent.
    pub action: String,
    /// Those there are: number and picture.
    pub shown: Vec<(usize, Picture)>,
    /// For each language, what is to be seen on a new one.
    pub alts: Vec<Text>,
    /// Whose picture the new one is.
    pub credit: String,
    /// Whether there is room for another.
    pub room: bool,
}

/// Asked before something that is published is taken back. Posted to where it is written:
/// `do` (`take-back`, `leave`), `sure`, and what was typed there.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/take_back.html")]
pub struct TakeBackPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// How it is called.
    pub words: Text,
    /// Code of what it is: `update`, `case`, `handover`.
    pub kind: String,
    /// Whether its address takes forms with files.
    pub with_files: bool,
    /// What was typed and not saved: name and value.
    pub typed: Vec<(String, String)>,
}

/// `…/publish`: the last look before it is sent.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/beside_check.html")]
pub struct BesideCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// What it does.
    pub look: LastLook,
    /// The update, as readers of each of its languages will see it. What stands in all of them
    /// stands in the first alone.
    pub updates: Vec<Update>,
    /// The case, as readers will see it.
    pub case: Option<CaseCard>,
    /// Who or what the case is, in those of its languages that the card does not show.
    pub abouts: Vec<Text>,
    /// Publishing it later.
    pub schedule: Schedule,
}
