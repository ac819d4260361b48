//! A ballot as it is shown: its terms, who may be elected, every vote, and what was counted.

use super::Reference;
use crate::{
    difference::Passage,
    views::{Digest, Html, Text, appeal::Party},
};
use chrono::{DateTime, Utc};

/// A ballot, its terms and its result.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// Its page here.
    pub href: String,
    /// What ids on the page end in.
    pub mark: String,
    /// Its own id, where its author says it.
    pub id: String,
    /// Code of what is asked: `amendment`, `text`, `committee`.
    pub kind: String,
    /// Who opened it.
    pub by: Party,
    /// When it was opened.
    pub opened: Option<DateTime<Utc>>,
    /// When it closes, in words, as the clocks show it where that was chosen, and in UTC.
    pub closes: Option<String>,
    /// Code of where it stands: `open`, `opening`, `closed`, `cancelled`; `withdrawn` where the appeal was before it had
    /// ended.
    pub phase: &'static str,
    /// Code of how it ended: `adopted`, `rejected`, `elected`, `nobody`, `no-quorum`, `two-terms`; until
    /// then that of where it stands.
    pub outcome: &'static str,
    /// What its author says about it, with the language.
    pub words: Option<(String, Html)>,
    /// The amendment it is about.
    pub amendment: Option<Reference>,
    /// What that amendment would change.
    pub passages: Vec<(String, Passage)>,
    /// The wording it is about.
    pub wording: Option<u32>,
    /// Percent of the roll that must take part.
    pub quorum: u64,
    /// How many votes are needed.
    pub majority: Option<Majority>,
    /// How sealed votes are opened.
    pub sealed: Option<Sealed>,
    /// What is elected.
    pub election: Option<Election>,
    /// What was counted.
    pub count: Count,
    /// Voters whose sealed votes have come in and are not open yet.
    pub still_sealed: u64,
    /// How many on the roll had counted it when it was called off, or opened once more.
    pub counted_before_void: usize,
    /// The roll in its order, with each vote.
    pub votes: Vec<Vote>,
    /// Who recomputed the result.
    pub recounts: Vec<Recount>,
    /// The digest of its terms, which every vote names.
    pub digest: Digest,
}

impl Ballot {
    /// Whether nothing comes of it, whatever was voted: it was called off, or the appeal was withdrawn.
    #[must_use]
    pub fn is_void(&self) -> bool {
        matches!(self.phase, "cancelled" | "withdrawn")
    }

    /// Whether it is shown what was counted.
    #[must_use]
    pub fn shows_count(&self) -> bool {
        self.phase != "cancelled"
    }

    /// Whether it is shown who counted it by themselves: where it has ended, and where some did although the appeal had
    /// been withdrawn before.
    #[must_use]
    pub fn shows_recounts(&self) -> bool {
        match self.phase {
            "withdrawn" => !self.recounts.is_empty(),
            phase => phase == "closed",
        }
    }

    /// Until when its sealed votes are being opened, while they are: nothing is decided before, and who reads that is told why.
    #[must_use]
    pub fn opening_until(&self) -> Option<&str> {
        let sealed = self.sealed.as_ref().filter(|_| self.phase == "opening")?;
        sealed.until.as_deref()
    }

    /// Whether sealed votes can be opened, now or once it has closed.
    #[must_use]
    pub fn can_be_opened(&self) -> bool {
        matches!(self.phase, "open" | "opening")
    }

    /// How many recomputed the result and came to the same.
    #[must_use]
    pub fn agreeing(&self) -> usize {
        self.recounts.iter().filter(|one| one.agrees).count()
    }

    /// How many came to another.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.recounts.len() - self.agreeing()
    }
}

/// How many votes are needed.
#[derive(Debug, Clone)]
pub struct Majority {
    /// Code of what the percentage is of: `votes`, `present`, `roll`.
    pub of: String,
    /// How much of it.
    pub percent: u64,
    /// Whether it must be more than that; otherwise that is enough.
    pub more: bool,
}

/// How sealed votes are opened.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// Until when, in words as well.
    pub until: Option<String>,
    /// Code of what becomes of one that is not: `abstention`, `not-cast`.
    pub unopened: String,
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub struct Count {
    /// Voters on the roll.
    pub roll: u64,
    /// Those who took part.
    pub part: u64,
    /// For.
    pub yes: u64,
    /// Against.
    pub no: u64,
    /// Those who said that they abstain.
    pub abstain: u64,
    /// Those who take part by a sealed vote that is not opened.
    pub unopened: u64,
    /// The digest of the result, which recounts name.
    pub digest: Option<Digest>,
}

/// Who may be elected, for what.
#[derive(Debug, Clone)]
pub struct Election {
    /// Seats.
    pub seats: u64,
    /// First day of the term, and its last.
    pub term: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What those who are elected may do.
    pub mandate: Option<Text>,
    /// In the order of the ballot.
    pub candidates: Vec<Candidate>,
}

/// One who may be elected.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The name.
    pub name: String,
    /// The organisation.
    pub of: Option<Party>,
    /// What is said of the candidate.
    pub about: Option<Text>,
    /// Votes.
    pub approvals: u64,
    /// Whether elected.
    pub elected: bool,
    /// Whether another one has as many, and there is not a seat for both.
    pub tied: bool,
}

/// A vote, or the place of a voter who has not voted.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Whose vote it is.
    pub voter: Party,
    /// Who cast it, or may cast it, where that is a delegate.
    pub by: Option<Party>,
    /// When, as it says itself.
    pub at: Option<DateTime<Utc>>,
    /// Code of the answer: `yes`, `no`, `abstain`; none where it is sealed or names candidates.
    pub answer: Option<String>,
    /// Candidates.
    pub names: Vec<String>,
    /// Code of whether it counts, and why not; `none` where nothing was cast.
    pub standing: String,
    /// How many recounts had it.
    pub recounts: u64,
}

/// Somebody's own count.
#[derive(Debug, Clone)]
pub struct Recount {
    /// Who.
    pub by: Party,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Whether the result is the same as here.
    pub agrees: bool,
    /// The digest of that result.
    pub digest: Digest,
}
