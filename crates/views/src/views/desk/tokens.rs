//! Tokens for the programming interface.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page};

/// `/desk/tokens`. Fields: `label`, `all`, `may-…` for each permission, `until`. Each row posts `id` to
/// `{action}/revoke`.
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
    /// Whether it shall do everything that its maker may.
    pub all: bool,
    /// What it may do, to choose from: permissions that its maker has.
    pub permissions: Vec<Choice>,
    /// The last day on which it holds, as typed.
    pub until: String,
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
    /// What it may do, by name; everything where there is nothing.
    pub may: Vec<&'static str>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last used, as far as that was noted.
    pub used_at: Option<DateTime<Utc>>,
    /// Who made it; none for whoever runs the server.
    pub maker: Option<Maker>,
    /// The last moment at which it holds.
    pub until: Option<DateTime<Utc>>,
    /// Whether that is over.
    pub ended: bool,
}

/// Who made a token.
#[derive(Debug, Clone)]
pub enum Maker {
    /// Somebody at the desk.
    Here(String),
    /// Somebody who has left; the token holds no more.
    Gone,
}
