//! A code beside the password.

use askama::Template;

use super::Desk;
use crate::views::{Form, Page};

/// `/desk/account/second-factor`. Fields: `code`, and `password-now` where it is set up; `code` alone goes to
/// `{action}/end`.
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
    /// Whether there is a password, which is asked for before it is set up.
    pub has_password: bool,
    /// How many recovery codes are left, where it is on.
    pub left: u64,
}
