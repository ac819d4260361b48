//! Telling a program what waits.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Form, Page};

/// `/desk/webhook`. Field: `url`. Nothing is posted to `{action}/test`, `{action}/resume` and
/// `{action}/end`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/webhook.html")]
pub struct WebhookPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The forms.
    pub form: Form,
    /// Address as typed.
    pub url: String,
    /// A secret made just now; shown this once.
    pub fresh: Option<String>,
    /// The webhook there is.
    pub hook: Option<HookRow>,
    /// Names of the messages, with what each is about as the ending of its key `webhook-what-…`.
    pub events: Vec<(&'static str, &'static str)>,
}

/// How a webhook stands.
#[derive(Debug, Clone)]
pub struct HookRow {
    /// Its address.
    pub url: String,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
    /// When it took a message last.
    pub taken_at: Option<DateTime<Utc>>,
    /// Since when it takes none.
    pub failing_since: Option<DateTime<Utc>>,
    /// What went wrong last, as the client said it.
    pub last_error: String,
    /// When it was given up.
    pub ended_at: Option<DateTime<Utc>>,
    /// How many messages wait.
    pub waiting: u64,
}
