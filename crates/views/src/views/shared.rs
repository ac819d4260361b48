//! What stands on several pages, each a template of its own as what stands around every page is (see [`super::frame`]).
//! The `level` is that of its heading; one that is `linked` leads to its own page.

use super::{
    AppealCard, Form, Link, Page, Status,
    appeal::Tongue,
    beside::{CaseCard, Change, Handover, Update},
    co_signers::{Entry, Mark},
    meetings::Meeting,
    people::CheckField,
    picture::Picture,
    proceedings::Amendment,
};
use crate::difference::Passage;
use askama::{Template, filters::HtmlSafe};
use chrono::{DateTime, Utc};
use std::borrow::Borrow;

/// A text in each of its languages.
#[derive(Debug, Template)]
#[template(path = "components/letter.html", block = "letter")]
pub struct Letter<'a> {
    page: &'a Page,
    tongues: &'a [Tongue],
    struck: bool,
    mark: &'a str,
}

/// What is to be known of an entry.
#[derive(Debug, Template)]
#[template(path = "components/marks.html", block = "marks")]
pub struct Marks<'a> {
    page: &'a Page,
    marks: &'a [Mark],
    whole: bool,
    said: bool,
    linked: bool,
}

/// Where an appeal stands.
#[derive(Debug, Template)]
#[template(path = "components/appeal_card.html", block = "stands")]
pub struct Stands<'a> {
    page: &'a Page,
    status: &'a Status,
    closed: &'a Option<DateTime<Utc>>,
}

/// An appeal in a list.
#[derive(Debug, Template)]
#[template(path = "components/appeal_card.html", block = "card")]
pub struct ShownCard<'a> {
    page: &'a Page,
    card: &'a AppealCard,
}

/// An entry in a list of those who signed.
#[derive(Debug, Template)]
#[template(path = "components/entry.html")]
pub struct ShownEntry<'a> {
    page: &'a Page,
    entry: &'a Entry,
}

/// Where a list goes on.
#[derive(Debug, Template)]
#[template(path = "components/pages.html", block = "pages")]
pub struct Pages<'a> {
    page: &'a Page,
    earlier: &'a Option<Link>,
    later: &'a Option<Link>,
}

/// What tells people from programs.
#[derive(Debug, Template)]
#[template(path = "components/people_check.html", block = "check")]
pub struct PeopleCheck<'a> {
    page: &'a Page,
    form: &'a Form,
    check: &'a CheckField,
}

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

/// In which other languages something is said, and where: by their tags.
#[derive(Debug, Template)]
#[template(path = "components/other_languages.html")]
pub struct OtherLanguages<'a> {
    page: &'a Page,
    others: &'a [(String, String)],
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

impl HtmlSafe for Letter<'_> {}
impl HtmlSafe for Marks<'_> {}
impl HtmlSafe for Stands<'_> {}
impl HtmlSafe for ShownCard<'_> {}
impl HtmlSafe for ShownEntry<'_> {}
impl HtmlSafe for Pages<'_> {}
impl HtmlSafe for PeopleCheck<'_> {}
impl HtmlSafe for ShownChange<'_> {}
impl HtmlSafe for ShownCase<'_> {}
impl HtmlSafe for ShownUpdate<'_> {}
impl HtmlSafe for OtherLanguages<'_> {}
impl HtmlSafe for ShownHandover<'_> {}
impl HtmlSafe for ShownMeeting<'_> {}
impl HtmlSafe for ShownPicture<'_> {}
impl HtmlSafe for ShownAmendment<'_> {}
impl HtmlSafe for ShownPassages<'_> {}

impl Page {
    /// A text in each of its languages: `struck` where it was withdrawn; its ids have a `mark` in them.
    #[must_use]
    pub fn letter<'a>(
        &'a self,
        tongues: &'a [Tongue],
        struck: impl Borrow<bool>,
        mark: &'a str,
    ) -> Letter<'a> {
        let struck: &bool = struck.borrow();
        Letter {
            page: self,
            tongues,
            struck: *struck,
            mark,
        }
    }

    /// What is to be known of an entry, in few words.
    #[must_use]
    pub fn marks<'a>(&'a self, marks: &'a [Mark]) -> Marks<'a> {
        Marks {
            page: self,
            marks,
            whole: false,
            said: false,
            linked: true,
        }
    }

    /// The same in all its words.
    #[must_use]
    pub fn whole_marks<'a>(&'a self, marks: &'a [Mark]) -> Marks<'a> {
        Marks {
            whole: true,
            ..self.marks(marks)
        }
    }

    /// The same on paper: reservations are said, and nothing that is but a link.
    #[must_use]
    pub fn marks_on_paper<'a>(&'a self, marks: &'a [Mark]) -> Marks<'a> {
        Marks {
            said: true,
            linked: false,
            ..self.marks(marks)
        }
    }

    /// Where an appeal stands, and since when it is closed.
    #[must_use]
    pub fn stands<'a>(
        &'a self,
        status: &'a Status,
        closed: &'a Option<DateTime<Utc>>,
    ) -> Stands<'a> {
        Stands {
            page: self,
            status,
            closed,
        }
    }

    /// An appeal in a list.
    #[must_use]
    pub fn appeal_card<'a>(&'a self, card: &'a AppealCard) -> ShownCard<'a> {
        ShownCard { page: self, card }
    }

    /// An entry in a list of those who signed.
    #[must_use]
    pub fn entry<'a>(&'a self, entry: &'a Entry) -> ShownEntry<'a> {
        ShownEntry { page: self, entry }
    }

    /// Where a list goes on: the page before, and the next one.
    #[must_use]
    pub fn pages<'a>(&'a self, earlier: &'a Option<Link>, later: &'a Option<Link>) -> Pages<'a> {
        Pages {
            page: self,
            earlier,
            later,
        }
    }

    /// What tells people from programs.
    #[must_use]
    pub fn people_check<'a>(&'a self, form: &'a Form, check: &'a CheckField) -> PeopleCheck<'a> {
        PeopleCheck {
            page: self,
            form,
            check,
        }
    }

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

    /// In which other languages something is said, and where.
    #[must_use]
    pub fn other_languages<'a>(&'a self, others: &'a [(String, String)]) -> OtherLanguages<'a> {
        OtherLanguages { page: self, others }
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
