//! The sheet of paper.

use super::{Digest, Page, Text, brief::Brief};
use askama::Template;

/// `…/sheet`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sheet.html")]
pub struct SheetPage {
    /// The frame.
    pub page: Page,
    /// The appeal.
    pub brief: Brief,
    /// What is asked, in short.
    pub demands: Vec<String>,
    /// How the letter begins, where it has no demands.
    pub begins: Option<String>,
    /// Every language that the sheet can be had in.
    pub languages: Vec<String>,
    /// Whether organisations sign on it, and not people.
    pub organisations: bool,
    /// What people agree to, where the organiser has set terms for them: its own words as on the
    /// form, or the usual ones as they are true of paper.
    pub consent: Option<Text>,
    /// Numbers of the blank rows.
    pub rows: Vec<usize>,
    /// Number of the wording that is signed.
    pub wording: u64,
    /// Digest of it: what is on paper can be told from another wording.
    pub text_digest: Digest,
    /// Where it is signed online, as people write it.
    pub sign_address: String,
}
