//! What people who signed have written, for the steward.

use askama::Template;

use super::Desk;
use crate::views::{Form, Link, Page, Text};

/// `/desk/appeals/{slug}/people/signatures`. Field: `reason`; `do` is `open` or `csv`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/signatures.html")]
pub struct SignaturesPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where the appeal is managed.
    pub back: String,
    /// Its title.
    pub title: Text,
    /// How many people signed.
    pub total: u64,
    /// The reason as typed.
    pub reason: String,
    /// What was opened; none before a reason is given.
    pub opened: Option<Vec<SignatureRow>>,
    /// Number of the last row shown, from which the next page goes on.
    pub next: Option<i64>,
    /// Where the terms are.
    pub terms: Link,
}

/// One signature.
#[derive(Debug, Clone)]
pub struct SignatureRow {
    /// Where everything of them is deleted, once somebody is sure.
    pub delete: String,
    /// Name.
    pub name: String,
    /// E-mail address; empty where they signed with an account.
    pub email: String,
    /// The account elsewhere with which they signed.
    pub account: Option<String>,
    /// Code of how it came: `web-form`, `fediverse-account`, `import`.
    pub source: String,
    /// Code of the country.
    pub country: Option<String>,
    /// Place or region.
    pub region: Option<String>,
    /// Occupation.
    pub occupation: Option<String>,
    /// To the organiser.
    pub message: Option<String>,
    /// Code of what may be shown.
    pub shown: &'static str,
    /// When they confirmed, or it was taken over, as RFC 3339.
    pub at: String,
}
