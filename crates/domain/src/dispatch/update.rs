//! Dated words of the organiser, and what changed for each case.

use super::read::{MAX_TEXT_CHARS, Source, by_language, complete, languages, write_text};
use crate::{
    Fault,
    appeal::{ByLanguage, MAX_TITLE_CHARS},
    cases::Change,
    members::Members,
    people::Day,
};
use serde_json::{Map, Value, json};

/// Most sources of one update.
pub const MAX_SOURCES: usize = 32;
/// Most changes of cases in one update.
pub const MAX_CHANGES: usize = 100;

/// An update.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The day that it is about.
    pub date: Option<Day>,
    /// Languages, the first one the main one.
    pub languages: Vec<String>,
    /// Title by language.
    pub title: ByLanguage,
    /// Markdown by language.
    pub body: ByLanguage,
    /// Where it is known from.
    pub sources: Vec<Source>,
    /// What changed for whom.
    pub changes: Vec<Change>,
}

impl Update {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let sources = members.items("sources", MAX_SOURCES)?;
        let changes = members.items("cases", MAX_CHANGES)?;
        let update = Self {
            date: day(members, "date")?,
            languages: languages(members)?,
            title: by_language(members, "title", MAX_TITLE_CHARS)?,
            body: by_language(members, "body", MAX_TEXT_CHARS)?,
            sources: sources.iter().map(Source::read).collect::<Result<_, _>>()?,
            changes: changes.iter().map(Change::read).collect::<Result<_, _>>()?,
        };
        update.check()?;
        Ok(update)
    }

    /// Whether it can be signed: a title and a text in each of its languages.
    ///
    /// # Errors
    /// The [`Fault`] that names the member.
    pub fn check(&self) -> Result<(), Fault> {
        complete(&self.languages, "title", &self.title)?;
        complete(&self.languages, "body", &self.body)?;
        match self.title.values().any(|title| title.contains('\n')) {
            true => Err(Fault::Member("title")),
            false => Ok(()),
        }
    }

    /// The members to be signed.
    pub fn write(&self) -> Map<String, Value> {
        let mut inside = Map::new();
        if let Some(date) = self.date {
            inside.insert("date".into(), json!(date));
        }
        inside.insert("languages".into(), json!(self.languages));
        write_text(&mut inside, "title", &self.title);
        write_text(&mut inside, "body", &self.body);
        if !self.sources.is_empty() {
            let sources: Vec<Value> = self.sources.iter().map(Source::write).collect();
            inside.insert("sources".into(), sources.into());
        }
        if !self.changes.is_empty() {
            let changes: Vec<Value> = self.changes.iter().map(Change::write).collect();
            inside.insert("cases".into(), changes.into());
        }
        inside
    }
}

/// A day that may be absent.
pub(super) fn day(members: Members<'_>, name: &'static str) -> Result<Option<Day>, Fault> {
    members
        .optional_text(name, 10)?
        .map(|text| Day::parse(text).ok_or(Fault::Member(name)))
        .transpose()
}
