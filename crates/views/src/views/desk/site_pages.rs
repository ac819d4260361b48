//! Writing imprint, privacy, contact and terms.

use askama::Template;

use super::{Desk, meanwhile::Meanwhile};
use crate::views::{Form, Link, Page};

/// `/desk/pages`: which there are.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/site_pages.html")]
pub struct SitePagesPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Each page with the languages that are written.
    pub pages: Vec<SitePageRow>,
}

/// One page.
#[derive(Debug, Clone)]
pub struct SitePageRow {
    /// `imprint`, `privacy`, `contact` or `terms`.
    pub name: &'static str,
    /// Where each written language is edited.
    pub written: Vec<Link>,
    /// Where another one is written.
    pub new_href: String,
}

/// `/desk/pages/{name}`. Fields: `opened`, `was`, `language`, `text`; `do` = `begin` fills in a text to begin with.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/site_page.html")]
pub struct SitePageEditor {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Which.
    pub name: &'static str,
    /// Its public page.
    pub public_href: String,
    /// Language of the text with which the form was opened; empty for a new page.
    pub opened: String,
    /// What the form was made from, by which it is noticed that somebody else changed it.
    pub was: String,
    /// What somebody else saved while the form was open.
    pub meanwhile: Option<Meanwhile>,
    /// Language as typed.
    pub language: String,
    /// Markdown as typed.
    pub text: String,
    /// Whether there is a text to begin with.
    pub has_beginning: bool,
}
