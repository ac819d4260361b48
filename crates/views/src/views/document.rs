//! An appeal as one HTML text for the renderer of PDF.

use super::{Html, appeal::AppealPage};
use askama::Template;
use chrono::{DateTime, Utc};
use undersigned_domain::Digest;

/// What is said of a list that was handed over, or is about to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOver {
    /// When; where nothing has been said of it yet, when the list was sealed.
    pub at: DateTime<Utc>,
    /// Whether it is said that it was handed over.
    pub said: bool,
    /// How many of its entries are gone since.
    pub gone: u64,
    /// The state by which those were left out.
    pub by: Option<Digest>,
}

/// What an appeal's page shows, on paper, with the style inside.
#[derive(Debug, Template)]
#[template(path = "pages/document.html")]
pub struct Document {
    /// The page.
    pub of: AppealPage,
    /// Whether the letter is in it.
    pub letter: bool,
    /// Whether the list is in it.
    pub list: bool,
    /// What is said of the handover, where it is as it was handed over.
    pub handed_over: Option<HandedOver>,
    /// When the list stood as it does here, where that was not at the handover.
    pub as_of: Option<DateTime<Utc>>,
    /// The style.
    pub style: Html,
    /// A code that leads to the form, while it can be signed.
    pub code: Html,
    /// Address of the page.
    pub address: String,
    /// The appeal's own address, where the page is that of a copy.
    pub original: Option<String>,
}

impl Document {
    /// What is said of the handover. The paper that somebody is about to hand over does not say that it was.
    fn delivered(&self) -> Option<HandedOver> {
        self.handed_over.filter(|handed| handed.said)
    }

    /// Whether others may sign after it was printed: neither a sealed list nor that of a closed appeal grows.
    fn may_grow(&self) -> bool {
        self.handed_over.is_none() && self.of.takes_signatures()
    }
}
