//! The last look before an appeal leaves the house.

use askama::Template;

use super::Desk;
use crate::views::{Digest, Form, Page, Text};

/// `/desk/appeals/{slug}/publish`. The form has one button and no fields.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/publish.html")]
pub struct PublishCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form; its errors are what forbids publishing.
    pub form: Form,
    /// Titles.
    pub titles: Vec<Text>,
    /// Number of the wording that would be published.
    pub wording: u32,
    /// Its text digest.
    pub digest: Option<Digest>,
    /// What was looked at; those that are not well only warn.
    pub checks: Vec<Check>,
    /// Who would receive it.
    pub recipients: Vec<Recipient>,
    /// How many have signed an earlier wording and would be asked to sign again.
    pub asked_again: u64,
    /// The draft as readers would see it.
    pub preview_href: String,
    /// Back to the editor.
    pub edit_href: String,
}

/// One line of the check-list.
#[derive(Debug, Clone)]
pub struct Check {
    /// Code: `languages`, `demands`, `addressees`, `deadline`, `keeper`, `initiators`, `root-key`,
    /// `length`.
    pub what: String,
    /// Whether it is well.
    pub well: bool,
}

/// Somebody to whom it would be sent.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// Who or which host.
    pub who: String,
    /// Code: `followers`, `initiators`, `replicas`, `signers`.
    pub why: String,
    /// How many accounts or servers that is.
    pub count: u64,
}
