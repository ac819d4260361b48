//! All appeals this server knows, with search.

use askama::Template;

use super::{AppealCard, Choice, Link, Page};

/// `/appeals`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/archive.html")]
pub struct ArchivePage {
    /// The frame.
    pub page: Page,
    /// `q`: what was searched for.
    pub query: String,
    /// `status`: options.
    pub statuses: Vec<Choice>,
    /// What was found.
    pub appeals: Vec<AppealCard>,
    /// How many were found altogether.
    pub matching: u64,
    /// The page before.
    pub earlier: Option<Link>,
    /// The page after.
    pub later: Option<Link>,
}
