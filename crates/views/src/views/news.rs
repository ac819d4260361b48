//! News of an appeal by e-mail: the form, the links in the mails, and a mail itself as HTML.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Form, Html, Page, Text, people::CheckField};

/// `/appeals/{slug}/news`. Fields: `email`, and the check.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/news/form.html")]
pub struct NewsFormPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// E-mail address as typed.
    pub email: String,
    /// Whether it was typed on another page already: one more step is left.
    pub one_more: bool,
    /// Against floods.
    pub check: CheckField,
}

/// What the link in the first mail opens: a button, so that no mail scanner confirms for anyone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/news/confirm.html")]
pub struct NewsConfirmPage {
    /// The frame.
    pub page: Page,
    /// The form: one button, `token` in a hidden field.
    pub form: Form,
    /// The token.
    pub token: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
}

/// `/news?token=…`: everything that is kept of a reader, and the button that ends it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/news/own.html")]
pub struct NewsOwnPage {
    /// The frame.
    pub page: Page,
    /// The form: one button, `token` in a hidden field.
    pub form: Form,
    /// The link's secret.
    pub token: String,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// The e-mail address.
    pub email: String,
    /// The language of the mails, in itself.
    pub language: String,
    /// When they asked.
    pub asked_at: Option<DateTime<Utc>>,
    /// When they confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// A mail with news as HTML: nothing is loaded from anywhere, and nobody is told that it was opened.
#[derive(Debug, Clone, Template)]
#[template(path = "mails/news.html")]
pub struct NewsMail {
    /// Language of everything but the news itself.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The mail's subject.
    pub subject: String,
    /// Title of the appeal.
    pub title: Text,
    /// What is new, in a few words.
    pub heading: Text,
    /// The words, and their language and direction.
    pub body: Option<(Html, String, &'static str)>,
    /// Link to its page, and what it says.
    pub more: (String, String),
    /// Why somebody gets this.
    pub why: String,
    /// Link by which no more come, and what it says.
    pub leave: (String, String),
}
