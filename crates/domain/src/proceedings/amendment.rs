//! `Amendment`: one clause of the text should be added, read otherwise, or go.

use super::text::written;
use crate::{
    Fault,
    appeal::{ByLanguage, Demand, MAX_DEMAND_ID_BYTES, Part},
    dispatch::write_text,
    members::{Members, words},
};
use serde_json::{Map, Value, json};
use undersigned_proof::Digest;

/// Longest wording of a clause in one language, in Unicode scalar values.
pub const MAX_CLAUSE_CHARS: usize = 10_000;
/// Longest reasons in one language, in Unicode scalar values.
pub const MAX_REASONS_CHARS: usize = 5_000;

/// What would become of the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Add,
    /// It reads otherwise.
    Change,
    /// It goes.
    Strike,
}

words! {
    Change {
        "add" => Add,
        "change" => Change,
        "strike" => Strike,
    }
}

/// Where an amendment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmendmentState {
    /// It is on the table.
    Proposed,
    /// Its author has taken it back.
    Withdrawn,
    /// Its author stands behind another one instead.
    Merged,
}

words! {
    AmendmentState {
        "proposed" => Proposed,
        "withdrawn" => Withdrawn,
        "merged" => Merged,
    }
}

/// The members of an `Amendment` that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Where it stands.
    pub state: AmendmentState,
    /// Number of the wording that it would change.
    pub revision: u64,
    /// Digest of that wording.
    pub text_digest: Digest,
    /// What would become of the clause.
    pub change: Change,
    /// The clause: the id of a demand, or the new one's.
    pub clause: String,
    /// Of a new clause: that before it. At the end where it names none.
    pub after: Option<String>,
    /// Of a new clause: the part of the text in which it stands.
    pub part: Option<Part>,
    /// The clause as it would read; empty where it would go, and where this was taken back.
    pub text: ByLanguage,
    /// Why; empty where this was taken back.
    pub reasons: ByLanguage,
    /// The amendment behind which its author stands instead.
    pub into: Option<String>,
}

impl Amendment {
    /// Whether it is on the table.
    pub fn stands(&self) -> bool {
        self.state == AmendmentState::Proposed
    }

    /// Whether it is done in a text: its words stand there, or the clause that it strikes is gone.
    /// Translations that came later change nothing about that.
    pub fn is_in(&self, demands: &[Demand]) -> bool {
        let reads = |demand: &Demand| {
            let mut words = self.text.iter();
            words.all(|(tag, words)| demand.text.get(tag) == Some(words))
        };
        match self.change {
            Change::Strike => demands.iter().all(|demand| demand.id != self.clause),
            Change::Add | Change::Change => demands.iter().any(reads),
        }
    }

    pub(super) fn read(members: Members<'_>) -> Result<Self, Fault> {
        let state = members.word("state", &AmendmentState::ALL)?;
        let change = members.word("change", &Change::ALL)?;
        let text = written(members, "text", MAX_CLAUSE_CHARS)?;
        let reasons = written(members, "reasons", MAX_REASONS_CHARS)?;
        let withdrawn = state == AmendmentState::Withdrawn;
        if (withdrawn || change == Change::Strike) != text.is_empty() {
            return Err(Fault::Member("text"));
        }
        if withdrawn != reasons.is_empty() {
            return Err(Fault::Member("reasons"));
        }
        let into = members
            .get("into")
            .map(|_| members.id("into"))
            .transpose()?;
        if into.is_some() != (state == AmendmentState::Merged) {
            return Err(Fault::Member("into"));
        }
        let after = match members.get("after") {
            None => None,
            Some(_) => Some(clause(members, "after")?),
        };
        let part = members.optional_word("part", &Part::ALL)?;
        if change != Change::Add && after.is_some() {
            return Err(Fault::Member("after"));
        }
        if change != Change::Add && part.is_some() {
            return Err(Fault::Member("part"));
        }
        Ok(Self {
            state,
            revision: members.integer("revision", 1, crate::endorsement::MAX_REVISION)?,
            text_digest: members.digest("textDigest")?,
            change,
            clause: clause(members, "clause")?,
            after,
            part,
            text,
            reasons,
            into: into.map(str::to_owned),
        })
    }

    /// Its members, to be signed. `state` stands in the envelope.
    pub fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        for (name, value) in [
            ("revision", Some(json!(self.revision))),
            ("textDigest", Some(json!(self.text_digest.to_string()))),
            ("change", Some(json!(self.change.name()))),
            ("clause", Some(json!(self.clause))),
            ("after", self.after.as_ref().map(|after| json!(after))),
            ("part", self.part.map(|part| json!(part.name()))),
            ("into", self.into.as_ref().map(|into| json!(into))),
        ] {
            if let Some(value) = value {
                members.insert(name.into(), value);
            }
        }
        write_text(&mut members, "text", &self.text);
        write_text(&mut members, "reasons", &self.reasons);
        members
    }
}

fn clause(members: Members<'_>, name: &'static str) -> Result<String, Fault> {
    let id = members.text(name)?;
    match id.len() {
        0 => Err(Fault::Member(name)),
        length if length > MAX_DEMAND_ID_BYTES => Err(Fault::TooLong(name)),
        _ => Ok(id.to_owned()),
    }
}
