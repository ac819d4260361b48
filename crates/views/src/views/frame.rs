//! What stands around every page, but for what a page says of it itself: what of the layouts no page changes.
//!
//! Each is a template of its own that is asked for by a method. Whatever a layout, a file that is included
//! or a macro says is written out again in the code of each page that has it: with these parts in the
//! layouts, nearly half of the code of all pages was theirs.

use super::{
    Page,
    desk::{Desk, Tab},
};
use askama::{Template, filters::HtmlSafe};

/// What programs read of a page: style sheets, languages, previews of links.
#[derive(Debug, Template)]
#[template(path = "frame/head.html")]
pub struct Head<'a> {
    page: &'a Page,
}

/// Who speaks, and in which languages.
#[derive(Debug, Template)]
#[template(path = "frame/masthead.html")]
pub struct Masthead<'a> {
    page: &'a Page,
}

/// What stands below every page.
#[derive(Debug, Template)]
#[template(path = "frame/foot.html")]
pub struct Foot<'a> {
    page: &'a Page,
}

/// Who is signed in, and the tabs of the desk.
#[derive(Debug, Template)]
#[template(path = "frame/desk_masthead.html")]
pub struct DeskMasthead<'a> {
    page: &'a Page,
    desk: &'a Desk,
}

/// What an organisation is told on every page of its desk, and what came of a form.
#[derive(Debug, Template)]
#[template(path = "frame/desk_notices.html")]
pub struct DeskNotices<'a> {
    page: &'a Page,
    desk: &'a Desk,
}

/// The other organisations of whoever is signed in.
#[derive(Debug, Template)]
#[template(path = "frame/desk_others.html")]
pub struct DeskOthers<'a> {
    page: &'a Page,
    desk: &'a Desk,
}

impl HtmlSafe for Head<'_> {}
impl HtmlSafe for Masthead<'_> {}
impl HtmlSafe for Foot<'_> {}
impl HtmlSafe for DeskMasthead<'_> {}
impl HtmlSafe for DeskNotices<'_> {}
impl HtmlSafe for DeskOthers<'_> {}

impl Page {
    /// What stands in a page's `<head>`, below its title.
    #[must_use]
    pub fn head(&self) -> Head<'_> {
        Head { page: self }
    }

    /// What stands above every public page.
    #[must_use]
    pub fn masthead(&self) -> Masthead<'_> {
        Masthead { page: self }
    }

    /// What stands below every page.
    #[must_use]
    pub fn foot(&self) -> Foot<'_> {
        Foot { page: self }
    }
}

impl Desk {
    /// What stands above every page of the desk.
    #[must_use]
    pub fn masthead<'a>(&'a self, page: &'a Page) -> DeskMasthead<'a> {
        DeskMasthead { page, desk: self }
    }

    /// What an organisation is told on every page of its desk.
    #[must_use]
    pub fn notices<'a>(&'a self, page: &'a Page) -> DeskNotices<'a> {
        DeskNotices { page, desk: self }
    }

    /// The other organisations of whoever is signed in.
    #[must_use]
    pub fn others<'a>(&'a self, page: &'a Page) -> DeskOthers<'a> {
        DeskOthers { page, desk: self }
    }
}
