//! Signatures by the form, counted by domain and time, and all of a row deleted.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page, Text};

/// `/desk/appeals/{slug}/people/arrivals`, with the time in its address once somebody has counted. Field: `window`. Each row
/// leads to the question.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/people_arrivals.html")]
pub struct ArrivalsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Page of the appeal's people at the desk.
    pub back: String,
    /// Title of the appeal.
    pub title: Text,
    /// How far back one can look.
    pub windows: Vec<Choice>,
    /// Who came; none before it was counted.
    pub counted: Option<Counted>,
}

/// Who came in a time.
#[derive(Debug, Clone)]
pub struct Counted {
    /// By domain; how many stand in none of them is `elsewhere`.
    pub domains: Vec<ArrivalRow>,
    /// By time; the first row is the whole of it, where that can be deleted.
    pub times: Vec<ArrivalRow>,
    /// How many stand in no row of a domain.
    pub elsewhere: u64,
    /// How many were looked at, where there may be more.
    pub only: Option<u64>,
}

/// `/desk/appeals/{slug}/people/arrivals/delete`: asked before anything is done. Fields: `since`, `until`, `domain`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/people_arrivals_sure.html")]
pub struct ArrivalsSurePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where they are counted.
    pub back: String,
    /// Who is to be deleted.
    pub row: ArrivalRow,
    /// Whether the row says how many they are. Once the day is over until which they are kept it does not.
    pub is_counted: bool,
    /// How many of them were deleted just now.
    pub deleted: usize,
    /// How many the button deletes at most.
    pub at_a_time: usize,
}

/// Some who came.
#[derive(Debug, Clone)]
pub struct ArrivalRow {
    /// Where it is asked whether they are to go.
    pub ask: String,
    /// The domain of their mailboxes; empty for all.
    pub domain: String,
    /// From which moment on, in milliseconds since 1970, for the form.
    pub since: i64,
    /// Before which moment.
    pub until: i64,
    /// From when, as it is shown.
    pub from: Option<DateTime<Utc>>,
    /// Until when, as it is shown.
    pub to: Option<DateTime<Utc>>,
    /// How many signed.
    pub signed: u64,
    /// How many have not confirmed.
    pub waiting: u64,
}

impl ArrivalRow {
    /// All of them together.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.signed + self.waiting
    }
}
