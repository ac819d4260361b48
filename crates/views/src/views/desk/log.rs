//! The log.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Link, Page};

/// `/desk/log`. Filters by GET: `who`, `what`, `object`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/log.html")]
pub struct LogPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// People to choose from.
    pub who: Vec<Choice>,
    /// Actions to choose from.
    pub what: Vec<Choice>,
    /// Part of the object as typed.
    pub object: String,
    /// Whether the rows of commands about the whole server are among them.
    pub with_server: bool,
    /// Who cannot come in with a password just now.
    pub closed: Vec<Closed>,
    /// Whether other processes, of which this page knows nothing, may count for themselves.
    pub of_one_process: bool,
    /// Whether something is filtered.
    pub filtered: bool,
    /// Rows, newest first.
    pub rows: Vec<LogRow>,
    /// Older ones.
    pub later: Option<Link>,
    /// The same rows as a file.
    pub csv_href: String,
}

/// Somebody in whose name too many sign-ins failed.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Who.
    pub who: String,
    /// Until when their password is not looked at.
    pub until: DateTime<Utc>,
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct LogRow {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, in words.
    pub who: String,
    /// What, in words.
    pub what: String,
    /// On what.
    pub object: String,
    /// What more is known.
    pub detail: String,
    /// Code of the outcome.
    pub outcome: String,
}
