//! Deleting the organisation.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page, Text};

/// `/desk/organisation/delete`. Fields: `handle`, `signatures`, `password-now`, `code`. Nothing is
/// posted to `{action}/undo`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/closing.html")]
pub struct ClosingPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The forms.
    pub form: Form,
    /// When it is deleted, where that is planned.
    pub planned: Option<DateTime<Utc>>,
    /// Whether that time has come, so that nobody keeps it any more.
    pub begun: bool,
    /// Whether its signatures under others' appeals stay then.
    pub keeps: bool,
    /// Its handle, to be typed.
    pub own_handle: String,
    /// Handle as typed.
    pub handle: String,
    /// What becomes of its signatures, to choose from.
    pub signatures: Vec<Choice>,
    /// Whether a code is asked for beside the password.
    pub asks_code: bool,
    /// What can be taken along: titles of appeals, and the files of their lists.
    pub exports: Vec<(Text, String)>,
}
