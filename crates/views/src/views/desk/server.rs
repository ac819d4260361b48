//! How the server stands, for whoever runs it.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{Desk, health::Delivery};
use crate::views::Page;

/// `/desk/server`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/server.html")]
pub struct ServerPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// What is wrong, the gravest first.
    pub troubles: Vec<Wrong>,
    /// Deliveries that wait.
    pub deliveries: u64,
    /// When the oldest of them was enqueued.
    pub oldest_delivery: Option<DateTime<Utc>>,
    /// Mails that wait.
    pub mails: u64,
    /// When the oldest of them was enqueued.
    pub oldest_mail: Option<DateTime<Utc>>,
    /// Mails that no mail server took.
    pub mails_given_up: u64,
    /// Servers for which something waits, those with most first.
    pub hosts: Vec<Delivery>,
    /// What is kept.
    pub kept: Vec<Kept>,
    /// What runs.
    pub versions: Vec<Version>,
}

/// Something that is wrong.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// Its code.
    pub code: &'static str,
    /// What it is, in words.
    pub words: String,
}

/// How much of something is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Code: `disk`, `database`, `uploads`, `portraits`, `actors`.
    pub code: &'static str,
    /// How much.
    pub much: String,
    /// What bounds it, in words.
    pub bound: String,
}

/// What runs, in which version.
#[derive(Debug, Clone)]
pub struct Version {
    /// Code: `program`, `database`, `schema`.
    pub code: &'static str,
    /// Its name and number.
    pub version: String,
}
