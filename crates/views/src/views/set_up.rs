//! Setting up the first organisation, by the one-time link printed at the first start.

use askama::Template;

use super::{Form, Page};

/// `/setup` with its token. Fields: `handle`, `language-1…`, `name-1…`, `country`, `person`,
/// `email`, `password`, `password-again`; the button `more-names` asks for another row of names.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/set_up.html")]
pub struct SetUpPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Handle as typed.
    pub handle: String,
    /// Three rows of language and name or more, as typed.
    pub names: Vec<NameRow>,
    /// ISO 3166-1 code as typed.
    pub country: String,
    /// The owner's own name as typed.
    pub person: String,
    /// The owner's e-mail address as typed.
    pub email: String,
}

/// One name of an organisation in a form; `row` counts from 1.
#[derive(Debug, Clone, Default)]
pub struct NameRow {
    /// Number of the row, the end of its field names.
    pub row: usize,
    /// BCP 47 tag.
    pub language: String,
    /// The name.
    pub name: String,
}

/// Shown once the organisation exists.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/set_up_done.html")]
pub struct SetUpDonePage {
    /// The frame.
    pub page: Page,
    /// Its account, such as `@dockers@harbour.example`.
    pub account: String,
    /// Its public page.
    pub href: String,
    /// Where the owner goes on: the desk, or signing in.
    pub next_href: String,
}
