//! What the link below a mail opens that anybody can have sent with a form.

use askama::Template;

use super::{Form, Page};

/// `/no-mails?token=…`, with `again` = `yes` where it was just taken back. Fields: `token`, and `again` where it is taken back.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/no_mails.html")]
pub struct NoMailsPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The secret of the link.
    pub token: String,
    /// Whether no more of them come.
    pub stopped: bool,
    /// Whether that was just taken back: the page says so, and does not ask for it again.
    pub taken_back: bool,
}
