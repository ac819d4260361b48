//! Tokens for the programming interface.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page};

/// `/desk/tokens`. Fields: `label`, `scope`. Each row posts `id` to `{action}/revoke`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/tokens.html")]
pub struct TokensPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Label as typed.
    pub label: String,
    /// Scopes to choose from.
    pub scopes: Vec<Choice>,
    /// A token made just now; shown this once.
    pub fresh: Option<String>,
    /// Tokens there are.
    pub tokens: Vec<TokenRow>,
}

/// One token, never its text.
#[derive(Debug, Clone)]
pub struct TokenRow {
    /// Id posted to revoke it.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// What it may do.
    pub scope: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}
