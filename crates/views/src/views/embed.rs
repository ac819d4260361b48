//! The widget for other people's pages.

use super::{Page, brief::Brief};
use askama::Template;

/// `…/embed`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/embed.html")]
pub struct EmbedPage {
    /// The frame, of which little is used.
    pub page: Page,
    /// The appeal.
    pub brief: Brief,
    /// How the letter begins, where there is room, and it was not withdrawn.
    pub begins: Option<String>,
    /// `small`, `medium` or `large`.
    pub size: &'static str,
    /// `light` or `dark`, where the page around it says which.
    pub scheme: Option<&'static str>,
    /// Whether it can be signed.
    pub may_be_signed: bool,
}
