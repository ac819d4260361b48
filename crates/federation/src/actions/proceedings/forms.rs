//! What an organisation writes before it is signed: plain members, as forms and the API bring them.

use super::nfc;
use crate::actions::schedule::Zone;
use std::collections::BTreeMap;
use undersigned_domain::{
    Fault,
    proceedings::{Candidate, Committee, Majority, MajorityOf, RollEntry, Sealed, Unopened},
};

/// Text by language.
pub type Words = BTreeMap<String, String>;

/// A change to the wording, as it is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AmendmentForm {
    /// `add`, `change` or `strike`.
    pub change: String,
    /// Id of the clause; of one that is added its new id, which is made where it is empty.
    pub clause: String,
    /// Of one that is added: the clause before it. At the end where there is none.
    pub after: Option<String>,
    /// Of one that is added: `aims`, `positions` or `activities`.
    pub part: Option<String>,
    /// The new text; none of a clause that is struck.
    pub text: Words,
    /// Why.
    pub reasons: Words,
}

/// How an organisation stands to an amendment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PositionForm {
    /// Whether it backs the amendment.
    pub seconds: bool,
    /// What it says about it.
    pub comment: Words,
    /// Under which reservation it would go along.
    pub reservation: Words,
}

/// A person or organisation that stands for a committee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CandidateForm {
    /// How they are called.
    pub name: String,
    /// The organisation's actor id they come from.
    pub of: Option<String>,
    /// In their own words.
    pub about: Words,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionForm {
    /// Whether an amendment, by its address, is taken.
    Amendment(String),
    /// Whether the wording, as it is now, is adopted.
    Text,
    /// Who sits in a committee.
    Committee {
        /// How many seats.
        seats: usize,
        /// Who stands.
        candidates: Vec<CandidateForm>,
        /// First and last day, `YYYY-MM-DD`.
        term: (String, String),
        /// What it is to do.
        mandate: Words,
    },
}

/// When something is adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MajorityForm {
    /// Of what the share is counted: `votes`, `present` or `roll`.
    pub of: String,
    /// The share.
    pub percent: u8,
    /// Whether it must be more than that; else as much is enough.
    pub more: bool,
}

/// How long sealed votes may be opened, and what becomes of those that are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedForm {
    /// Milliseconds since 1970, after `closes`.
    pub opens_until: u64,
    /// `abstention` or `not-cast`.
    pub unopened: String,
}

/// The terms of a ballot. They never change once it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotForm {
    /// What is asked.
    pub question: QuestionForm,
    /// Who votes.
    pub roll: Vec<RollEntry>,
    /// Percent of the roll that must take part.
    pub quorum: u8,
    /// When it is adopted; none for a committee.
    pub majority: Option<MajorityForm>,
    /// When it closes, in milliseconds since 1970.
    pub closes: u64,
    /// In which time zone that was chosen, where that is known: so it is told.
    pub zone: Option<Zone>,
    /// Whether votes stay closed until then.
    pub sealed: Option<SealedForm>,
    /// What the initiators say about it.
    pub words: Words,
}

/// Text by language in NFC, without what is empty.
pub(super) fn written(words: &Words) -> Words {
    let kept = words
        .iter()
        .map(|(language, text)| (language.clone(), nfc(text.trim())));
    kept.filter(|(_, text)| !text.is_empty()).collect()
}

/// What a word from outside means, of those that there are.
pub(super) fn meaning<T: Copy>(
    word: &str,
    known: &[(&str, T)],
    member: &'static str,
) -> Result<T, Fault> {
    let found = known.iter().find(|(name, _)| *name == word);
    found
        .map(|(_, meaning)| *meaning)
        .ok_or(Fault::Member(member))
}

impl CandidateForm {
    fn read(self) -> Candidate {
        Candidate {
            name: nfc(self.name.trim()),
            of: self.of.filter(|of| !of.is_empty()),
            about: written(&self.about),
        }
    }
}

impl MajorityForm {
    pub(super) fn read(&self) -> Result<Majority, Fault> {
        Ok(Majority {
            of: meaning(&self.of, &MajorityOf::ALL, "of")?,
            percent: self.percent,
            more: self.more,
        })
    }
}

impl SealedForm {
    pub(super) fn read(&self) -> Result<Sealed, Fault> {
        Ok(Sealed {
            opens_until: self.opens_until,
            unopened: meaning(&self.unopened, &Unopened::ALL, "unopened")?,
        })
    }
}

/// The committee that is to be elected.
pub(super) fn committee(
    seats: usize,
    candidates: Vec<CandidateForm>,
    (from, until): (String, String),
    mandate: &Words,
) -> Committee {
    Committee {
        seats,
        candidates: candidates.into_iter().map(CandidateForm::read).collect(),
        from,
        until,
        mandate: written(mandate),
    }
}
