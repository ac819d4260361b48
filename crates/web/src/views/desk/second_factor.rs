//! A code beside the password.

use askama::Template;

use super::Desk;
use crate::views::{Form, Page};

/// `/desk/account/second-factor`. Field: `code`; `password-now` and `code` go to `{action}/end`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/second_factor.html")]
pub struct SecondFactorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where it is not on: the secret for typing it in. Its picture is at `{action}/qr.svg`.
    pub begun: Option<String>,
    /// Recovery codes made just now; shown this once.
    pub codes: Vec<String>,
    /// How many recovery codes are left, where it is on.
    pub left: u64,
}
