//! Asking for a place for an organisation.

use askama::Template;

use super::people::CheckField;
use super::{Form, Page};

/// `/new-organisation`. Fields: `name`, `handle`, `website`, `email`, `words`, hidden `check`, `work`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/new_organisation.html")]
pub struct NewOrganisationPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The server's host.
    pub host: String,
    /// Name as typed.
    pub name: String,
    /// Handle as typed.
    pub handle: String,
    /// Website as typed.
    pub website: String,
    /// E-mail address as typed.
    pub email: String,
    /// Why, as typed.
    pub words: String,
    /// Whether somebody filled it in.
    pub check: CheckField,
}

/// What is said after the form, and `/new-organisation/confirm?token=…`. Field: `token`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/new_organisation_confirm.html")]
pub struct NewOrganisationConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The secret of the link.
    pub token: String,
    /// `sent`, `asks` or `confirmed`.
    pub state: &'static str,
}
