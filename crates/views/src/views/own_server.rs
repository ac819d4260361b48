//! From an appeal to the reader's own server.

use askama::Template;

use super::{Form, Page, Text, people::CheckField};

/// `…/sign/own-server`. Fields: `handle`, `invited`, and those of the check where there is one. First the form, then
/// what was found: nobody is sent on without having seen where to.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/own_server.html")]
pub struct OwnServerPage {
    /// The frame.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// Path of the appeal.
    pub address: String,
    /// Title of the appeal.
    pub title: Text,
    /// Its kind, by its code.
    pub kind: String,
    /// The account as typed.
    pub handle: String,
    /// The secret of the invitation by which the reader came; empty without one.
    pub invited: String,
    /// What the form is to show where very many are sent.
    pub check: Option<CheckField>,
    /// Whether the appeal still takes signatures.
    pub takes_signatures: bool,
    /// What was found, once it was looked for.
    pub found: Option<Found>,
}

/// What somebody's own server can do with the appeal.
#[derive(Debug, Clone)]
pub struct Found {
    /// The server.
    pub host: String,
    /// A code: `desk`, `object`, `create`, `subscribe`, or `none`.
    pub means: &'static str,
    /// Where the appeal is shown there; none for `none`.
    pub href: Option<String>,
    /// The appeal's id, to be searched for by hand.
    pub object: String,
    /// Whom a reply mentions, and the words with which it co-signs.
    pub reply: Text,
}
