//! One's own account: name, password, and where one is signed in.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Page};

/// `/desk/account`. Field: `person`. `password-now`, `password`, `password-again` go to
/// `{action}/password`; `digest` and `language-mails` to `{action}/mails`; `id` to `{action}/sessions/end`, nothing to `{action}/sessions/end-others`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/account.html")]
pub struct AccountPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The forms.
    pub form: Form,
    /// Name as typed.
    pub person: String,
    /// E-mail address.
    pub email: String,
    /// Names of one's roles.
    pub roles: Vec<&'static str>,
    /// Whether there is a password; without one people sign in by link.
    pub has_password: bool,
    /// Whether a code is asked for beside it.
    pub has_factor: bool,
    /// How many passkeys there are.
    pub passkeys: usize,
    /// How often they are told what waits.
    pub digests: Vec<Choice>,
    /// In which language.
    pub languages: Vec<Choice>,
    /// Whether mails leave this server.
    pub mails: bool,
    /// Sign-ins that failed, where some did.
    pub failed: Option<FailedSignIns>,
    /// Where one is signed in.
    pub sessions: Vec<SessionRow>,
}

/// Sign-ins that failed since one came in the time before last.
#[derive(Debug, Clone)]
pub struct FailedSignIns {
    /// How many.
    pub count: u64,
    /// When the last was.
    pub last_at: DateTime<Utc>,
}

/// One session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Posted to end it.
    pub id: String,
    /// Browser and system; empty where they are not known.
    pub device: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
    /// Whether it is this one.
    pub is_this: bool,
}
