//! All appeals this server knows, with search; also those under one topic.

use askama::Template;

use super::{AppealCard, Choice, Link, Page, topics::Gathered};

/// `/appeals`, `/topics/{topic}`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/archive.html")]
pub struct ArchivePage {
    /// The frame.
    pub page: Page,
    /// Where the form is sent.
    pub address: String,
    /// The topic, on its own page.
    pub topic: Option<String>,
    /// `q`: what was searched for.
    pub query: String,
    /// `status`: options.
    pub statuses: Vec<Choice>,
    /// `kind`: options.
    pub kinds: Vec<Choice>,
    /// Topics with their pages, those of most appeals first.
    pub topics: Vec<Link>,
    /// What else is under the topic, on its own page.
    pub gathered: Option<Gathered>,
    /// What was found.
    pub appeals: Vec<AppealCard>,
    /// How many were found altogether.
    pub matching: u64,
    /// The page before.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
}
