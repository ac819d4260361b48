//! Who speaks at a meeting, in which order, and how people register.

use super::{MAX_CAPACITY, moment::is_time};
use crate::{
    Fault,
    appeal::ByLanguage,
    dispatch::read::{by_language, write_text},
    members::Members,
};
use serde_json::{Map, Value, json};

/// Longest name of a speaker, in Unicode scalar values.
const MAX_NAME_CHARS: usize = 200;
/// Longest words about a speaker or a point, in Unicode scalar values.
pub(super) const MAX_ABOUT_CHARS: usize = 2_000;

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// How they are called, as they write it themselves.
    pub name: String,
    /// Who they are, by language.
    pub about: ByLanguage,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When it begins, `HH:MM` in the meeting's time zone.
    pub time: Option<String>,
    /// What it is, by language.
    pub title: ByLanguage,
}

/// How people register. Who they are stays at the organiser's server and is in no document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// Until when; to the beginning where nothing is said.
    pub until: Option<String>,
    /// For how many people there is room.
    pub capacity: Option<u64>,
    /// Whether the organiser's page says how many have registered.
    pub counted: bool,
}

impl Speaker {
    pub(super) fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("speakers"))?);
        let name = members.optional_text("name", MAX_NAME_CHARS)?;
        let name = name.filter(|name| !name.trim().is_empty() && !name.contains('\n'));
        Ok(Self {
            name: name.ok_or(Fault::Member("speakers"))?.to_owned(),
            about: by_language(members, "about", MAX_ABOUT_CHARS)?,
        })
    }

    pub(super) fn write(&self) -> Value {
        let mut value = Map::new();
        value.insert("name".into(), json!(self.name));
        write_text(&mut value, "about", &self.about);
        Value::Object(value)
    }
}

impl Point {
    pub(super) fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("agenda"))?);
        let time = members.optional_text("time", 5)?;
        let title = by_language(members, "title", MAX_ABOUT_CHARS)?;
        if !time.is_none_or(is_time) || title.values().all(|text| text.trim().is_empty()) {
            return Err(Fault::Member("agenda"));
        }
        Ok(Self {
            time: time.map(str::to_owned),
            title,
        })
    }

    pub(super) fn write(&self) -> Value {
        let mut value = Map::new();
        if let Some(time) = &self.time {
            value.insert("time".into(), json!(time));
        }
        write_text(&mut value, "title", &self.title);
        Value::Object(value)
    }
}

impl Registration {
    pub(super) fn read(value: &Value) -> Result<Self, Fault> {
        let members = Members(value.as_object().ok_or(Fault::Member("registration"))?);
        let count = [("public", true), ("private", false)];
        Ok(Self {
            until: members.optional_text("until", 20)?.map(str::to_owned),
            capacity: members.optional_integer("capacity", 1, MAX_CAPACITY)?,
            counted: members.optional_word("count", &count)?.unwrap_or(false),
        })
    }

    pub(super) fn write(&self) -> Value {
        let mut value = Map::new();
        if let Some(until) = &self.until {
            value.insert("until".into(), json!(until));
        }
        if let Some(capacity) = self.capacity {
            value.insert("capacity".into(), json!(capacity));
        }
        let count = if self.counted { "public" } else { "private" };
        value.insert("count".into(), json!(count));
        Value::Object(value)
    }
}
