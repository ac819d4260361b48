//! Pages of a ballot.

use askama::Template;
use chrono::{DateTime, Utc};

use super::BallotRow;
use crate::{
    difference::Passage,
    views::{Choice, Form, Page, Text, desk::Desk},
};

/// `/desk/ballots/new`. Posted: `object`, `question`, `closes-day`, `closes-time`, `zone`, `roll`, `quorum`,
/// `majority-of`, `percent`, `more`, `sealed`, `opens-hours`, `unopened`, `language`, `ballot-words`, and for
/// a committee `seats`, `candidates`, `from`, `until`, `mandate`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/ballot_editor.html")]
pub struct BallotEditorPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// When the appeal was withdrawn while it was written: then it cannot be sent any more.
    pub withdrawn: Option<DateTime<Utc>>,
    /// The appeal's id.
    pub object: String,
    /// To all ballots.
    pub back: String,
    /// What can be voted on.
    pub questions: Vec<Choice>,
    /// Of what the majority is a part.
    pub majorities: Vec<Choice>,
    /// More than that part, or that part at least.
    pub more: Vec<Choice>,
    /// What becomes of a sealed vote that nobody opens.
    pub unopened: Vec<Choice>,
    /// In which language its words are written.
    pub languages: Vec<Choice>,
    /// Names of time zones.
    pub zones: Vec<&'static str>,
    /// What was typed.
    pub typed: BallotTyped,
}

/// A last look at the terms of a ballot. Posted: everything that was typed, and `do` (`sign`, `change`).
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/ballot_check.html")]
pub struct BallotCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// To all ballots.
    pub back: String,
    /// What is allowed, and seldom meant.
    pub warnings: Vec<String>,
    /// What is voted on.
    pub question: String,
    /// The words of the amendment that is voted on.
    pub asked: Option<Text>,
    /// By language tag: what the amendment would change.
    pub passages: Vec<(String, Passage)>,
    /// When it closes, in words, as the clocks of the zone show it that was typed, and in UTC.
    pub closes: String,
    /// Who may vote.
    pub roll: Vec<RollRow>,
    /// Per cent of them that has to take part.
    pub quorum: u8,
    /// What adopts it; none for a committee.
    pub majority: Option<Majority>,
    /// Until when sealed votes are opened, in words as well; none where votes are open.
    pub opens_until: Option<String>,
    /// Code of what counts where a sealed vote is not opened.
    pub unopened: String,
    /// Seats of the committee.
    pub seats: u64,
    /// Who stands for it.
    pub candidates: Vec<String>,
    /// First and last day of its term.
    pub term: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What it is elected for.
    pub mandate: Vec<Text>,
    /// Words to the voters.
    pub words: Vec<Text>,
    /// What was typed, by the names of the fields.
    pub kept: Vec<(String, String)>,
}

/// One who may vote.
#[derive(Debug, Clone)]
pub struct RollRow {
    /// The name.
    pub voter: Text,
    /// The address, and that of a delegate with its key.
    pub line: String,
}

/// The plain fields of a ballot, as typed.
#[derive(Debug, Clone, Default)]
pub struct BallotTyped {
    /// Last day, `YYYY-MM-DD`.
    pub day: String,
    /// Time of that day.
    pub time: String,
    /// The zone of both.
    pub zone: String,
    /// One voter in each line.
    pub roll: String,
    /// Per cent of the roll.
    pub quorum: String,
    /// Per cent needed.
    pub percent: String,
    /// Whether votes are locked until it closes.
    pub sealed: bool,
    /// Hours for opening them.
    pub hours: String,
    /// Words to the voters.
    pub words: String,
    /// Seats of a committee.
    pub seats: String,
    /// One candidate in each line.
    pub candidates: String,
    /// First day of its term.
    pub from: String,
    /// Last day of its term.
    pub until: String,
    /// What it is elected for.
    pub mandate: String,
}

/// `/desk/ballots/one`: the terms, the organisation's vote, what came of it. Its forms post `object`,
/// `about` and: to `…/vote` `voter` and `choice`, or `candidate-N` for each candidate it agrees with;
/// to `…/cancel` `sure`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/ballot.html")]
pub struct BallotPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form of the vote.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// When the appeal was withdrawn, after which nothing is decided any more.
    pub withdrawn: Option<DateTime<Utc>>,
    /// The appeal's id.
    pub object: String,
    /// The ballot's id.
    pub about: String,
    /// To all ballots.
    pub back: String,
    /// The same for readers, with every vote.
    pub public_href: String,
    /// What it is.
    pub row: BallotRow,
    /// The page of the amendment that it is about.
    pub amendment_href: Option<String>,
    /// By language tag: what that amendment would change.
    pub passages: Vec<(String, Passage)>,
    /// Words to the voters.
    pub words: Vec<Text>,
    /// How many may vote.
    pub roll: u64,
    /// Per cent of them that has to take part.
    pub quorum: u8,
    /// What adopts it; none for a committee.
    pub majority: Option<Majority>,
    /// Until when sealed votes are opened, in words as well; none where votes are open.
    pub opens_until: Option<String>,
    /// Code of what counts where a sealed vote is not opened.
    pub unopened: String,
    /// Seats of the committee.
    pub seats: u64,
    /// First and last day of its term, as written.
    pub term: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What it is elected for.
    pub mandate: Vec<Text>,
    /// Whom the organisation may vote for; none where it may not vote.
    pub voters: Vec<Choice>,
    /// How it has voted for each of them.
    pub cast: Vec<CastRow>,
    /// Who votes for the organisation itself, where the terms name another.
    pub delegated: Option<Text>,
    /// Answers to choose from; none for a committee.
    pub answers: Vec<Choice>,
    /// Candidates of a committee.
    pub candidates: Vec<CandidateRow>,
    /// Whether the organisation opened it and may cancel it.
    pub may_cancel: bool,
    /// What came of it, once it is closed and sealed votes are opened.
    pub result: Option<ResultRow>,
}

/// A vote that was cast.
#[derive(Debug, Clone)]
pub struct CastRow {
    /// For whom.
    pub voter: Text,
    /// What it says, in the reader's words.
    pub said: String,
    /// Code of what it is worth where it does not count: `late`, `double`, `struck-off`,
    /// `not-on-the-roll`, `other-terms`; empty where it counts, or can still come to count.
    pub worth: String,
}

impl BallotPage {
    /// Until when sealed votes are being opened, while they are: nothing is decided before.
    #[must_use]
    pub fn opening_until(&self) -> Option<&str> {
        let goes_on = self.row.state == "opening";
        self.opens_until.as_deref().filter(|_| goes_on)
    }

    /// Whether everything that was cast counts.
    #[must_use]
    pub fn all_count(&self) -> bool {
        self.cast.iter().all(|one| one.worth.is_empty())
    }
}

/// What adopts something.
#[derive(Debug, Clone)]
pub struct Majority {
    /// Code of what it is a part of: `votes`, `present`, `roll`.
    pub of: &'static str,
    /// Per cent.
    pub percent: u8,
    /// Whether it takes more than that.
    pub more: bool,
}

/// A candidate.
#[derive(Debug, Clone)]
pub struct CandidateRow {
    /// Number of the row.
    pub row: usize,
    /// The name.
    pub name: String,
    /// The organisation the candidate comes from.
    pub of: Option<Text>,
    /// About the candidate.
    pub about: Option<Text>,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// What came of a ballot.
#[derive(Debug, Clone, Default)]
pub struct ResultRow {
    /// Code: `adopted`, `rejected`, `no-quorum`, `elected`, `nobody`.
    pub code: String,
    /// How many took part.
    pub part: u64,
    /// Yes.
    pub yes: u64,
    /// No.
    pub no: u64,
    /// Those who said that they abstain.
    pub abstain: u64,
    /// Those who took part by a sealed vote that was never opened.
    pub unopened: u64,
    /// Who is elected.
    pub elected: Vec<String>,
    /// Who had as many votes as others for one seat.
    pub tied: Vec<String>,
}
