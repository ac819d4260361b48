//! `Position`: what an organisation thinks of an amendment.

use super::text::{flag, written};
use crate::{Fault, appeal::ByLanguage, dispatch::write_text, members::Members};
use serde_json::{Map, Value, json};

/// Longest comment in one language, in Unicode scalar values.
pub const MAX_COMMENT_CHARS: usize = 2_000;
/// Longest reservation in one language, in Unicode scalar values.
pub const MAX_RESERVATION_CHARS: usize = 1_000;

/// The members of a `Position` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The amendment's address.
    pub about: String,
    /// Whether it was taken back: then it says nothing.
    pub withdrawn: bool,
    /// Whether the organisation seconds the amendment.
    pub seconds: bool,
    /// What it has to say.
    pub comment: ByLanguage,
    /// What it would not stand behind if the amendment were adopted.
    pub reservation: ByLanguage,
}

impl Position {
    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let withdrawn = members.word("state", &[("said", false), ("withdrawn", true)])?;
        let comment = written(members, "comment", MAX_COMMENT_CHARS)?;
        let reservation = written(members, "reservation", MAX_RESERVATION_CHARS)?;
        let seconds = match withdrawn {
            true if members.get("seconds").is_some() => return Err(Fault::Member("seconds")),
            true => false,
            false => flag(members, "seconds")?,
        };
        if withdrawn && !(comment.is_empty() && reservation.is_empty()) {
            return Err(Fault::Member("state"));
        }
        Ok(Self {
            about: members.id("about")?.to_owned(),
            withdrawn,
            seconds,
            comment,
            reservation,
        })
    }

    /// Its members, to be signed. `state` stands in the envelope.
    pub fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        members.insert("about".into(), json!(self.about));
        if !self.withdrawn {
            members.insert("seconds".into(), json!(self.seconds));
        }
        write_text(&mut members, "comment", &self.comment);
        write_text(&mut members, "reservation", &self.reservation);
        members
    }

    /// The `state` on the wire.
    pub fn state(&self) -> &'static str {
        match self.withdrawn {
            true => "withdrawn",
            false => "said",
        }
    }
}
