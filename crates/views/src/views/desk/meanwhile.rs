//! What somebody else saved while a form was open, beside what saving the form would make of it.

use crate::{difference::Passage, views::Page};
use askama::{Template, filters::HtmlSafe};

/// What stands beside a form that was sent too late.
#[derive(Debug, Clone)]
pub struct Meanwhile {
    /// Where what they saved is opened.
    pub href: String,
    /// Everything in which the form and what they saved differ.
    pub rows: Vec<MeanwhileRow>,
}

/// One thing in which they differ.
#[derive(Debug, Clone)]
pub struct MeanwhileRow {
    /// What it is called in the form.
    pub label: String,
    /// BCP 47 tag of its words; empty where they are in no language.
    pub language: String,
    /// From what they saved to what the form says, paragraph by paragraph; nothing for pictures, which
    /// are only said to be others.
    pub passages: Vec<Passage>,
}

/// It as it stands on a page: a template of its own, as what stands around every page is (see
/// [`crate::views::frame`]).
#[derive(Debug, Template)]
#[template(path = "components/meanwhile.html", block = "meanwhile")]
pub struct MeanwhileNotice<'a> {
    page: &'a Page,
    meanwhile: &'a Meanwhile,
}

impl HtmlSafe for MeanwhileNotice<'_> {}

impl Page {
    /// What somebody else saved meanwhile.
    #[must_use]
    pub fn meanwhile<'a>(&'a self, meanwhile: &'a Meanwhile) -> MeanwhileNotice<'a> {
        MeanwhileNotice {
            page: self,
            meanwhile,
        }
    }
}
