//! What the link in a mail about what waits opens.

use askama::Template;

use super::{Form, Page};

/// `/notices?token=…`. Field: `token`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/notices_stop.html")]
pub struct NoticesStopPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The secret of the link.
    pub token: String,
    /// Whether it was done.
    pub stopped: bool,
    /// Where one says how often to be told.
    pub account_href: String,
}
