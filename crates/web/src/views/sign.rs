//! An organisation without a server asks to be listed.

use askama::Template;

use super::{Choice, Form, Page, Text};

/// `…/sign/organisation`. Fields: `language-1…3`, `name-1…3`, `country`, `email`, `agree`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_organisation.html")]
pub struct SignOrganisationPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Three rows of language and name, as typed.
    pub names: Vec<super::set_up::NameRow>,
    /// Countries to choose from.
    pub countries: Vec<Choice>,
    /// Address at the organisation's own domain, as typed.
    pub email: String,
    /// Whether the box was ticked.
    pub agreed: bool,
}
