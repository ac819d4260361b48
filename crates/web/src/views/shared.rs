//! What stands on several pages, each a template of its own as what stands around every page is (see [`super::frame`]).
//! The `level` is that of its heading; one that is `linked` leads to its own page.

use super::{
    Page,
    beside::{CaseCard, Change, Handover, Update},
    meetings::Meeting,
    picture::Picture,
    proceedings::Amendment,
};
use crate::difference::Passage;
use askama::{Template, filters::HtmlSafe};

/// What became of a case.
#[derive(Debug, Template)]
#[template(path = "components/beside.html", block = "change")]
pub struct ShownChange<'a> {
    page: &'a Page,
    change: &'a Change,
    named: bool,
}

/// A case.
#[derive(Debug, Template)]
#[template(path = "components/beside.html", block = "card")]
pub struct ShownCase<'a> {
    page: &'a Page,
    case: &'a CaseCard,
    level: u8,
    whole: bool,
}

/// An update.
#[derive(Debug, Template)]
#[template(path = "components/beside.html", block = "update")]
pub struct ShownUpdate<'a> {
    page: &'a Page,
    update: &'a Update,
    level: u8,
    linked: bool,
}

/// That an appeal was handed over.
#[derive(Debug, Template)]
#[template(path = "components/beside.html", block = "handover")]
pub struct ShownHandover<'a> {
    page: &'a Page,
    handover: &'a Handover,
    level: u8,
    linked: bool,
}

/// A meeting.
#[derive(Debug, Template)]
#[template(path = "components/meeting.html", block = "meeting")]
pub struct ShownMeeting<'a> {
    page: &'a Page,
    meeting: &'a Meeting,
    level: u8,
    linked: bool,
}

/// A picture.
#[derive(Debug, Template)]
#[template(path = "components/picture.html", block = "picture")]
pub struct ShownPicture<'a> {
    page: &'a Page,
    picture: &'a Picture,
    class: &'a str,
    first: bool,
}

/// A proposal to change a text.
#[derive(Debug, Template)]
#[template(path = "components/proceedings.html", block = "amendment")]
pub struct ShownAmendment<'a> {
    page: &'a Page,
    amendment: &'a Amendment,
    level: u8,
    whole: bool,
}

/// What a proposal would change, language by language.
#[derive(Debug, Template)]
#[template(path = "components/proceedings.html", block = "passages")]
pub struct ShownPassages<'a> {
    page: &'a Page,
    passages: &'a [(String, Passage)],
}

impl HtmlSafe for ShownChange<'_> {}
impl HtmlSafe for ShownCase<'_> {}
impl HtmlSafe for ShownUpdate<'_> {}
impl HtmlSafe for ShownHandover<'_> {}
impl HtmlSafe for ShownMeeting<'_> {}
impl HtmlSafe for ShownPicture<'_> {}
impl HtmlSafe for ShownAmendment<'_> {}
impl HtmlSafe for ShownPassages<'_> {}

impl Page {
    /// What became of a case: `named` where it is not said already which one it is.
    #[must_use]
    pub fn case_change<'a>(&'a self, change: &'a Change, named: bool) -> ShownChange<'a> {
        ShownChange {
            page: self,
            change,
            named,
        }
    }

    /// A case: `whole` with everything that happened.
    #[must_use]
    pub fn case_card<'a>(&'a self, case: &'a CaseCard, level: u8, whole: bool) -> ShownCase<'a> {
        ShownCase {
            page: self,
            case,
            level,
            whole,
        }
    }

    /// An update.
    #[must_use]
    pub fn update<'a>(&'a self, update: &'a Update, level: u8, linked: bool) -> ShownUpdate<'a> {
        ShownUpdate {
            page: self,
            update,
            level,
            linked,
        }
    }

    /// That an appeal was handed over.
    #[must_use]
    pub fn handover<'a>(
        &'a self,
        handover: &'a Handover,
        level: u8,
        linked: bool,
    ) -> ShownHandover<'a> {
        ShownHandover {
            page: self,
            handover,
            level,
            linked,
        }
    }

    /// A meeting: all of it, unless `linked` to its own page.
    #[must_use]
    pub fn meeting<'a>(
        &'a self,
        meeting: &'a Meeting,
        level: u8,
        linked: bool,
    ) -> ShownMeeting<'a> {
        ShownMeeting {
            page: self,
            meeting,
            level,
            linked,
        }
    }

    /// A picture: `first` where it is in sight at once.
    #[must_use]
    pub fn picture<'a>(
        &'a self,
        picture: &'a Picture,
        class: &'a str,
        first: bool,
    ) -> ShownPicture<'a> {
        ShownPicture {
            page: self,
            picture,
            class,
            first,
        }
    }

    /// A proposal to change a text: `whole` with all that is said about it.
    #[must_use]
    pub fn amendment<'a>(
        &'a self,
        amendment: &'a Amendment,
        level: u8,
        whole: bool,
    ) -> ShownAmendment<'a> {
        ShownAmendment {
            page: self,
            amendment,
            level,
            whole,
        }
    }

    /// What a proposal would change, language by language.
    #[must_use]
    pub fn passages<'a>(&'a self, passages: &'a [(String, Passage)]) -> ShownPassages<'a> {
        ShownPassages {
            page: self,
            passages,
        }
    }
}
