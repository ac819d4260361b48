//! A person signs an appeal.

use askama::Template;

use super::{Choice, Form, Page, Text};

/// `…/sign`. Fields: `name`, `email`, `country`, `agree`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_person.html")]
pub struct SignPersonPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Who keeps the signature.
    pub keeper: String,
    /// Until when it is kept, in words; none when the appeal has no retention date.
    pub kept_until: Option<String>,
    /// Name as typed.
    pub name: String,
    /// E-mail address as typed.
    pub email: String,
    /// Countries to choose from, the first being "not said".
    pub countries: Vec<Choice>,
    /// Whether the box was ticked.
    pub agreed: bool,
}

/// After the form: an e-mail is on its way. Also after its link was opened, with `confirmed`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_done.html")]
pub struct SignDonePage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Whether the link in the e-mail was opened.
    pub confirmed: bool,
    /// The address written to; none after confirming.
    pub email: Option<String>,
}

/// What the link in the e-mail opens: a button, so that no mail scanner signs for anyone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_confirm.html")]
pub struct SignConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form: one button, `token` in a hidden field.
    pub form: Form,
    /// The one-time token.
    pub token: String,
    /// Title of the appeal.
    pub title: Text,
    /// Whether the link withdraws rather than confirms.
    pub withdraws: bool,
}
