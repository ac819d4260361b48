//! Code for other people's pages.

use super::{Page, brief::Brief};
use askama::Template;

/// `…/share`. Of what was withdrawn it says that alone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/share.html")]
pub struct SharePage {
    /// The frame.
    pub page: Page,
    /// The appeal.
    pub brief: Brief,
    /// The widget in each size.
    pub widgets: Vec<Code>,
    /// Path of the badge.
    pub badge: String,
    /// What the badge says.
    pub badge_alt: String,
    /// Code of the badge with a link around it.
    pub badge_code: String,
    /// Code of a link.
    pub link_code: String,
}

/// Code to be copied.
#[derive(Debug, Clone)]
pub struct Code {
    /// Which of several: a code, and part of the field's id.
    pub name: String,
    /// The code.
    pub code: String,
    /// Path at which one sees what it gives.
    pub look: Option<String>,
}
