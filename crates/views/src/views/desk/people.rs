//! The terms on which people sign.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page, Text};

/// `/desk/appeals/{slug}/people`. Fields: `open`, `keeper`, `contact`, `shown`, `kept-until`,
/// `consent-{language}`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/people.html")]
pub struct PeopleDeskPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Page of the appeal at the desk.
    pub back: String,
    /// Title of the appeal.
    pub title: Text,
    /// When the appeal was withdrawn, after which nobody signs.
    pub withdrawn: Option<DateTime<Utc>>,
    /// That the server has no imprint or no privacy text yet.
    pub unwritten: Option<Unwritten>,
    /// People signed here.
    pub total: u64,
    /// Whether people are kept for whom no day is set on which they are deleted.
    pub undated: bool,
    /// At least so many are from each country.
    pub countries: Vec<(String, u64)>,
    /// The others.
    pub others: u64,
    /// When it was so; none while nothing is said of any country.
    pub as_of: Option<DateTime<Utc>>,
    /// Whether somebody has signed on these terms.
    pub promised: bool,
    /// Whether people can sign.
    pub open: bool,
    /// As typed.
    pub keeper: String,
    /// As typed.
    pub contact: String,
    /// To choose from.
    pub shown: Vec<Choice>,
    /// As typed.
    pub kept_until: String,
    /// Consent text by language, as typed.
    pub consents: Vec<ConsentRow>,
    /// Tags of the interface languages without one, where others have one: the usual words stand there alone.
    pub usual_in: Vec<&'static str>,
}

impl PeopleDeskPage {
    /// Whether there is something to set: of what was withdrawn, only what becomes of those who signed.
    fn may_set(&self) -> bool {
        self.withdrawn.is_none() || self.total > 0 || self.undated || self.promised
    }
}

/// That a page is missing which most countries ask for where people sign.
#[derive(Debug, Clone)]
pub struct Unwritten {
    /// Where imprint and privacy text are written, for those who may.
    pub pages_href: Option<String>,
}

/// A consent text.
#[derive(Debug, Clone)]
pub struct ConsentRow {
    /// Language tag.
    pub tag: String,
    /// As typed; empty for the usual one alone.
    pub words: String,
}
