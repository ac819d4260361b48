//! Pages that whoever runs the server writes.

use askama::Template;

use super::{Html, Page};

/// `/imprint`, `/privacy`, `/contact`, `/terms`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/site_page.html")]
pub struct SitePageView {
    /// The frame.
    pub page: Page,
    /// Which: `imprint`, `privacy`, `contact` or `terms`.
    pub name: String,
    /// The text and its language; nothing where nobody has written any.
    pub content: Option<(Html, String)>,
    /// The same in other languages: tag and address.
    pub others: Vec<(String, String)>,
    /// Codes of the facts about what is kept; on `/privacy` only.
    pub facts: Vec<&'static str>,
}
