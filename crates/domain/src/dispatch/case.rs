//! A person, group or matter that an appeal is about. Names stand here and nowhere else, so that
//! taking one away takes it out of everything that is served.

use super::{
    case_picture::{CasePicture, MAX_CASE_PICTURES},
    read::{MAX_TEXT_CHARS, by_language, write_text},
};
use crate::{
    Fault,
    appeal::ByLanguage,
    members::{Members, words},
    names::MAX_NAME_CHARS,
};
use serde_json::{Map, Value, json};

/// Most cases of other appeals that one case names as itself.
pub const MAX_SAME: usize = 20;
/// Last place among the cases of an appeal.
pub const MAX_PLACE: u64 = 10_000;

/// What kind of case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseKind {
    /// One person.
    #[default]
    Person,
    /// Several people, or an organisation.
    Group,
    /// A lawsuit, a house, a law.
    Matter,
}

words! {
    CaseKind {
        "person" => Person,
        "group" => Group,
        "matter" => Matter,
    }
}

/// A case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// What kind.
    pub kind: CaseKind,
    /// Names by language, which may be initials; none where the case is not named any more.
    pub names: ByLanguage,
    /// A few words by language: who this is.
    pub about: ByLanguage,
    /// Its place among the cases, from 1; those without one come last.
    pub place: Option<u64>,
    /// Pictures, each described.
    pub pictures: Vec<CasePicture>,
    /// Addresses of the same case in other appeals; see [`crate::cases::are_one`].
    pub same: Vec<String>,
}

impl Case {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let pictures = members.items("pictures", MAX_CASE_PICTURES)?;
        let case = Self {
            kind: members.word("caseKind", &CaseKind::ALL)?,
            names: by_language(members, "names", MAX_NAME_CHARS)?,
            about: by_language(members, "about", MAX_TEXT_CHARS)?,
            place: members.optional_integer("place", 1, MAX_PLACE)?,
            pictures: pictures
                .iter()
                .map(CasePicture::read)
                .collect::<Result<_, _>>()?,
            same: members.ids("sameCase", MAX_SAME)?,
        };
        case.check()?;
        Ok(case)
    }

    /// Whether it can be signed.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        let wrong = |name: &String| name.trim().is_empty() || name.contains('\n');
        match self.names.values().any(wrong) {
            true => Err(Fault::Member("names")),
            false => Ok(()),
        }
    }

    /// The members to be signed.
    pub fn write(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        inside.insert("caseKind".into(), json!(self.kind.name()));
        write_text(&mut inside, "names", &self.names);
        write_text(&mut inside, "about", &self.about);
        if let Some(place) = self.place {
            inside.insert("place".into(), json!(place));
        }
        if !self.pictures.is_empty() {
            let pictures: Vec<Value> = self.pictures.iter().map(CasePicture::write).collect();
            inside.insert("pictures".into(), pictures.into());
        }
        if !self.same.is_empty() {
            inside.insert("sameCase".into(), json!(self.same));
        }
        inside
    }
}
