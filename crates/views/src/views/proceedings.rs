//! Amendments, ballots and what they decided.

mod ballot;

pub use ballot::{Ballot, Candidate, Count, Election, Majority, Recount, Sealed, Vote};

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Digest, Html, Link, Page, Text,
    appeal::{Notice, Party},
};
use crate::difference::Passage;

/// How a text is decided about: amendments in place, ballots, who was elected.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/proceedings.html")]
pub struct ProceedingsPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy, and that the appeal was withdrawn.
    pub notices: Vec<Notice>,
    /// Whether the appeal was withdrawn: nothing is proposed or decided any more.
    pub is_over: bool,
    /// Number of the current wording.
    pub wording: u32,
    /// The clauses with what was proposed about each.
    pub sections: Vec<Section>,
    /// What was proposed about clauses that do not stand in the current wording.
    pub elsewhere: Vec<Amendment>,
    /// The page with the amendments before.
    pub earlier: Option<Link>,
    /// The page with those after.
    pub later: Option<Link>,
    /// How many amendments there are, withdrawn ones included.
    pub amendments: u64,
    /// How many of them were taken back.
    pub taken_back: u64,
    /// Newest first.
    pub ballots: Vec<Ballot>,
    /// Who was elected, newest first.
    pub committees: Vec<Committee>,
    /// The desk at which an organisation of this server takes part; none where the appeal was withdrawn.
    pub desk_href: Option<String>,
}

/// One amendment; several where two authors gave theirs the same address here.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/amendment.html")]
pub struct AmendmentPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy, and that the appeal was withdrawn.
    pub notices: Vec<Notice>,
    /// As a rule one.
    pub amendments: Vec<Amendment>,
    /// The desk at which an organisation of this server takes part; none where the appeal was withdrawn.
    pub desk_href: Option<String>,
}

/// One ballot; several where two authors gave theirs the same address here.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/ballot.html")]
pub struct BallotPage {
    /// The frame.
    pub page: Page,
    /// Path of the appeal.
    pub address: String,
    /// Its title.
    pub title: Text,
    /// That this is a copy, and that the appeal was withdrawn.
    pub notices: Vec<Notice>,
    /// As a rule one.
    pub ballots: Vec<Ballot>,
    /// The desk at which an organisation of this server takes part; none where the appeal was withdrawn.
    pub desk_href: Option<String>,
}

/// Clauses that stand under one heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// Code of the part: `aims`, `positions`, `activities`; none where the text has no parts.
    pub part: Option<String>,
    /// In the order of the text.
    pub clauses: Vec<Clause>,
}

/// A clause and what was proposed about it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its id.
    pub id: String,
    /// Its place in the text, from 1; none for one that is proposed.
    pub number: Option<u64>,
    /// Its words; none for one that is proposed.
    pub words: Option<Text>,
    /// What was proposed, oldest first.
    pub amendments: Vec<Amendment>,
}

/// A proposal to add, change or strike a clause.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// Its page here.
    pub href: String,
    /// What ids on the page end in.
    pub mark: String,
    /// Its own id, where its author says it.
    pub id: String,
    /// Who proposes it.
    pub by: Party,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Code of where it stands: `proposed`, `withdrawn`, `merged`, `adopted`, `rejected`.
    pub state: String,
    /// Code of what it would do: `add`, `change`, `strike`.
    pub change: String,
    /// By what it is called.
    pub subject: Subject,
    /// The clause.
    pub clause: String,
    /// The part into which a new clause would come.
    pub part: Option<String>,
    /// Number of the wording that it would change.
    pub wording: u32,
    /// Whether another wording stands now.
    pub outdated: bool,
    /// Whether the appeal was withdrawn: nobody seconds anything any more.
    pub is_over: bool,
    /// What would change, language by language.
    pub passages: Vec<(String, Passage)>,
    /// Why, with its language.
    pub reasons: Option<(String, Html)>,
    /// The amendment that it was merged into.
    pub into: Option<Reference>,
    /// What others say about it, the oldest first.
    pub positions: Vec<Position>,
    /// Other standing amendments on the same clause.
    pub conflicts: Vec<Reference>,
    /// Ballots about it.
    pub ballots: Vec<Reference>,
    /// Its digest.
    pub digest: Digest,
}

impl Amendment {
    /// Those who second it.
    #[must_use]
    pub fn seconds(&self) -> Vec<&Party> {
        let seconding = self.positions.iter().filter(|one| one.seconds);
        seconding.map(|one| &one.by).collect()
    }

    /// How many have a reservation.
    #[must_use]
    pub fn reserved(&self) -> usize {
        let all = self.positions.iter();
        all.filter(|one| one.reservation.is_some()).count()
    }

    /// Whether anybody says more than that they second it.
    #[must_use]
    pub fn speaks(&self) -> bool {
        let mut all = self.positions.iter();
        all.any(|one| one.comment.is_some() || one.reservation.is_some())
    }

    /// Whether it still asks for something.
    #[must_use]
    pub fn stands(&self) -> bool {
        !matches!(self.state.as_str(), "withdrawn" | "merged")
    }
}

/// By what people know an amendment: which clause, and how that begins.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Number of the clause in the wording that it was written for; none of a new one.
    pub number: Option<u64>,
    /// The beginning of what is proposed, or of what would go.
    pub words: Option<Text>,
}

/// An amendment or a ballot that another one names.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Its page here; none where this server does not hold it.
    pub href: Option<String>,
    /// Whose it is.
    pub by: Text,
    /// Code of what is to be said of it: what an amendment would do, or how a ballot ended.
    pub what: String,
    /// By what an amendment is called; empty of a ballot.
    pub subject: Subject,
}

/// What an organisation says about an amendment.
#[derive(Debug, Clone)]
pub struct Position {
    /// Who.
    pub by: Party,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Whether it seconds the amendment.
    pub seconds: bool,
    /// What it remarks.
    pub comment: Option<Text>,
    /// What it reserves.
    pub reservation: Option<Text>,
}

/// Who was elected.
#[derive(Debug, Clone)]
pub struct Committee {
    /// The ballot.
    pub href: String,
    /// First day of the term, and its last.
    pub term: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What they may do.
    pub mandate: Option<Text>,
    /// In the order of their votes.
    pub members: Vec<Candidate>,
    /// Seats that nobody got.
    pub vacant: u64,
}

/// What an appeal's own page says of all this.
#[derive(Debug, Clone, Default)]
pub struct Proceedings {
    /// The page; none in a folder of files.
    pub href: Option<String>,
    /// Amendments, with those that were taken back.
    pub amendments: u64,
    /// Amendments that were taken back.
    pub taken_back: u64,
    /// Ballots that are open, each with when it closes.
    pub open: u64,
    /// Ballots that are closed.
    pub closed: u64,
    /// Ballots that decide nothing: they were called off, or had not ended when the appeal was withdrawn.
    pub undecided: u64,
    /// Who was elected last.
    pub committee: Option<Committee>,
}
