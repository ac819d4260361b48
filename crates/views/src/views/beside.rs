//! What the organiser says beside the list: updates, and what became of those it is about.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Digest, Html, Page, Text, appeal::Notice, picture::Picture};

/// Updates of an appeal: all of them, or one.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/updates.html")]
pub struct UpdatesPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// Whether the page is that of one update.
    pub one: bool,
    /// Whether the one that was asked for was taken back.
    pub gone: bool,
    /// Newest first.
    pub updates: Vec<Update>,
    /// Whether there is a case board.
    pub cases: bool,
    /// What other appeals say of cases that are theirs too.
    pub others: Vec<OtherStory>,
    /// Where the form for news by e-mail leads; none where there is none to be had.
    pub news: Option<String>,
}

/// Cases of an appeal: all of them, or one.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/cases.html")]
pub struct CasesPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// Whether the page is that of one case.
    pub one: bool,
    /// Whether the one that was asked for was taken back.
    pub gone: bool,
    /// In their order.
    pub cases: Vec<CaseCard>,
}

/// An update.
#[derive(Debug, Clone)]
pub struct Update {
    /// Its page here.
    pub href: String,
    /// The day that it is about.
    pub at: DateTime<Utc>,
    /// When it was corrected.
    pub corrected: Option<DateTime<Utc>>,
    /// Title in the language shown.
    pub title: Text,
    /// The text in the language shown.
    pub body: Html,
    /// Its beginning, without markup.
    pub summary: String,
    /// The same in other languages: tag and address.
    pub others: Vec<(String, String)>,
    /// Where it is known from.
    pub sources: Vec<Source>,
    /// What changed for whom.
    pub changes: Vec<Change>,
}

/// Where something is known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// How it is called.
    pub words: String,
    /// Where it can be read.
    pub href: Option<String>,
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The case, as it is called; none where it is not named.
    pub name: Option<Text>,
    /// Its page.
    pub href: String,
    /// Code of the state.
    pub state: String,
    /// Further words.
    pub words: Option<Text>,
    /// As much of the date as is known.
    pub when: When,
    /// Where it is known from.
    pub source: Option<Source>,
    /// The update that says so.
    pub told_href: Option<String>,
}

/// As much of a date as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// The day.
    Day(DateTime<Utc>),
    /// A month or a year, in words.
    About(String),
    /// Nothing but that it was by that day.
    By(DateTime<Utc>),
}

/// One case on the board.
#[derive(Debug, Clone)]
pub struct CaseCard {
    /// Its page.
    pub href: String,
    /// Names, the reader's language first; none where it is not named.
    pub names: Vec<Text>,
    /// Code of its kind.
    pub kind: String,
    /// Who or what it is, with the language.
    pub about: Option<(String, Html)>,
    /// Where it stands now.
    pub now: Option<Change>,
    /// What is counted, as sentences: what lasts first.
    pub counts: Vec<Counted>,
    /// What happened, newest first; on its own page.
    pub history: Vec<Change>,
    /// Where the rest of it is, if there is more.
    pub earlier_href: Option<String>,
    /// Its pictures, where they lie here.
    pub pictures: Vec<Picture>,
    /// What is to be seen on pictures that only the organiser's server shows.
    pub described: Vec<Text>,
    /// Where those are.
    pub pictures_href: Option<String>,
    /// What other appeals say of the same.
    pub others: Vec<OtherStory>,
    /// Its own feed.
    pub feed: Option<String>,
}

/// What another appeal says of the same case.
#[derive(Debug, Clone)]
pub struct OtherStory {
    /// The case on that appeal's pages here.
    pub href: String,
    /// The appeal.
    pub appeal: Text,
    /// Where it stands now, as that appeal says.
    pub now: Option<Change>,
    /// What happened, newest first.
    pub history: Vec<Change>,
}

/// A count of days as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The sentence.
    pub words: String,
    /// Whether it goes on.
    pub lasts: bool,
}

impl CaseCard {
    /// The last part of its address.
    #[must_use]
    pub fn slug(&self) -> &str {
        self.href.rsplit('/').next().unwrap_or_default()
    }

    /// The name to show first.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        self.names.first()
    }
}

/// Handovers of an appeal: all of them, or one.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/handovers.html")]
pub struct HandoversPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy.
    pub notices: Vec<Notice>,
    /// Whether the page is that of one handover.
    pub one: bool,
    /// Whether the one that was asked for was taken back.
    pub gone: bool,
    /// Newest first.
    pub handovers: Vec<Handover>,
}

/// That an appeal was handed over.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Its page here.
    pub href: String,
    /// The day.
    pub at: DateTime<Utc>,
    /// When it was corrected, or an answer was added.
    pub corrected: Option<DateTime<Utc>>,
    /// To whom.
    pub to: Option<Text>,
    /// Where.
    pub place: Option<Text>,
    /// Further words, in the language shown where there are any in it.
    pub words: Option<Html>,
    /// The language that they are in.
    pub words_language: String,
    /// The language shown.
    pub language: String,
    /// The same in other languages: tag and address.
    pub others: Vec<(String, String)>,
    /// Which list was handed over.
    pub list: Option<HandedList>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What was answered.
    pub answers: Vec<Answered>,
}

/// The list that was handed over.
#[derive(Debug, Clone)]
pub struct HandedList {
    /// How many entries it has.
    pub count: Option<u64>,
    /// The digest of its state.
    pub state: Option<Digest>,
    /// The digest of the bundle.
    pub bundle: Option<Digest>,
    /// Whether another server has the bundle: what is gone since is known there alone.
    pub elsewhere: bool,
    /// Where the bundle can be had.
    pub bundle_href: Option<String>,
    /// Where the list can be had for printing.
    pub pdf_href: Option<String>,
    /// How many of its entries withdrew or were taken off since, where the bundle lies here.
    pub withdrawn: u64,
}

/// What shows a handover.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// What it is, or is to be seen.
    pub title: Option<Text>,
    /// Its media type.
    pub kind: String,
    /// Where it can be had; none where the organiser keeps it.
    pub href: Option<String>,
    /// The same where it is a picture of this server, to be shown.
    pub picture: Option<String>,
    /// Its digest.
    pub digest: Digest,
}

/// What the addressee answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Who.
    pub by: Option<Text>,
    /// The words, in the language shown.
    pub words: Html,
    /// Their language.
    pub language: String,
}
