//! Numbers of a list, and how things stand with it.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Digest, Form, Growth, Page, Text, appeal::Standing, co_signers::Bar};

/// `/desk/appeals/{slug}/numbers`. Buttons post to `/desk/deliveries/retry` (`host`, `back`).
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/numbers.html")]
pub struct NumbersPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form of every button.
    pub form: Form,
    /// The appeal's title.
    pub title: Text,
    /// Where the appeal is looked after.
    pub manage: String,
    /// Its public page.
    pub public: String,
    /// Whether it has been withdrawn: who stands there stood behind it.
    pub withdrawn: bool,
    /// The large figures.
    pub standing: Standing,
    /// People who signed at this server, of those who are only counted: nobody who has yet to confirm, or withdrew.
    pub people_here: u64,
    /// How it grew.
    pub growth: Option<Growth>,
    /// What is counted: heading and rows.
    pub sources: Vec<Source>,
    /// Servers to which something is to be delivered.
    pub deliveries: Vec<Delivery>,
    /// Servers that hold the list.
    pub copies: Vec<Copy>,
    /// The digest of our list.
    pub digest: Digest,
    /// The organiser's key.
    pub key: Key,
    /// Whether the list can be had as PDF.
    pub pdf: bool,
}

/// One thing by which entries are counted.
#[derive(Debug, Clone)]
pub struct Source {
    /// Code: `kinds`, `ways`, `countries`, `servers`, `people`.
    pub code: &'static str,
    /// Its rows, largest first.
    pub bars: Vec<Bar>,
}

/// How it stands with one server.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Its host.
    pub host: String,
    /// Why nothing reaches it: a code.
    pub reason: &'static str,
    /// How many messages wait.
    pub waiting: u64,
    /// When it is tried again.
    pub next: Option<DateTime<Utc>>,
    /// Whether it can be tried now.
    pub may_retry: bool,
}

/// A copy of the list.
#[derive(Debug, Clone)]
pub struct Copy {
    /// Its host.
    pub host: String,
    /// Code: `same`, `differs`, `out-of-reach`, `unknown`.
    pub agreement: &'static str,
    /// When it was last heard from.
    pub seen: Option<DateTime<Utc>>,
    /// Since when it does not answer.
    pub failing: Option<DateTime<Utc>>,
    /// The digest that it named last.
    pub digest: Option<Digest>,
}

/// The organiser's key.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key that this server signs with.
    pub key: Digest,
    /// Code: `counts`, `silent`, `elsewhere`.
    pub state: &'static str,
    /// Whether it is the appeal's first key.
    pub is_root: bool,
    /// Address of the appeal at its origin.
    pub origin: String,
}
