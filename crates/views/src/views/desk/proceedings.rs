//! Deciding together: amendments, where an organisation stands on them, ballots, votes.

mod amendments;
mod ballots;

pub use amendments::{
    AmendmentChoicePage, AmendmentEditorPage, AmendmentPage, AmendmentVersion, ClauseRow,
    ConflictRow, OwnPosition, PositionRow, TakePage,
};
pub use ballots::{
    BallotCheckPage, BallotEditorPage, BallotPage, BallotTyped, CandidateRow, CastRow, Majority,
    ResultRow, RollRow,
};

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Link, Page, Text};
use undersigned_domain::appeal::Part;

/// Parts of a platform, and none.
#[must_use]
pub fn parts(page: &Page, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", page.t("deciding-part-none"), chosen.is_empty());
    let known = Part::ALL
        .iter()
        .map(|(code, _)| Choice::new(*code, page.word("deciding-part", code), *code == chosen));
    std::iter::once(none).chain(known).collect()
}

/// `/desk/amendments?object=…`: everything that is proposed and voted on.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/amendments.html")]
pub struct ProceedingsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// Title of the appeal.
    pub title: Text,
    /// When the appeal was withdrawn, after which nothing is decided any more.
    pub withdrawn: Option<DateTime<Utc>>,
    /// Where the organisation looks after the appeal, or signs it.
    pub back: String,
    /// The same for readers.
    pub public_href: String,
    /// Amendments, in the order in which they came.
    pub amendments: Vec<AmendmentRow>,
    /// Ballots, newest first.
    pub ballots: Vec<BallotRow>,
    /// Whether the organisation is on the list, or calls for the appeal.
    pub admitted: bool,
    /// Where an amendment is written.
    pub new_href: String,
    /// Where a ballot is opened; none for those who do not call for the appeal.
    pub ballot_href: Option<String>,
    /// Where what was adopted is taken into the text; none where nothing was, or the text is
    /// another's.
    pub take_href: Option<String>,
    /// What was adopted for an earlier wording, and has not come into the text; nothing where that is
    /// another's.
    pub left_over: Vec<Link>,
}

/// An amendment in a list.
#[derive(Debug, Clone)]
pub struct AmendmentRow {
    /// Its page at the desk.
    pub href: String,
    /// What it would do to which clause, in the reader's words.
    pub change: String,
    /// The words that it proposes, or strikes; none where its author has taken them back.
    pub clause: Option<Text>,
    /// Who proposes it.
    pub author: Text,
    /// Whether that is the organisation itself.
    pub ours: bool,
    /// Code: `proposed`, `withdrawn`, `merged`, `adopted`, `rejected`.
    pub state: String,
    /// Whether it was made for another wording than the present one.
    pub outdated: bool,
    /// How many second it.
    pub seconds: u64,
    /// How many other amendments want the same clause otherwise.
    pub conflicts: u64,
}

/// A ballot in a list.
#[derive(Debug, Clone)]
pub struct BallotRow {
    /// Its page at the desk.
    pub href: String,
    /// What is voted on.
    pub question: String,
    /// The words of the amendment that is voted on.
    pub asked: Option<Text>,
    /// Code: `open`, `opening` while sealed votes are being opened, `closed`, `cancelled`; `withdrawn` where the appeal was before it had ended.
    pub state: String,
    /// Code of what came of it: `adopted`, `rejected`, `no-quorum`, `elected`, `nobody`, `two-terms`;
    /// empty until that is known.
    pub result: String,
    /// How many on the roll had counted it when it was called off, or opened once more.
    pub counted_before_void: usize,
    /// When it closes or closed, in words, as the clocks show it where that was chosen, and in UTC.
    pub closes: String,
    /// How many votes the organisation has still to cast.
    pub to_vote: u64,
}

impl BallotRow {
    /// Whether nothing comes of it: it was called off, or the appeal was withdrawn before it had ended.
    #[must_use]
    pub fn is_void(&self) -> bool {
        matches!(self.state.as_str(), "cancelled" | "withdrawn")
    }
}

/// An appeal about which something was proposed or voted on, in the overview of the desk.
#[derive(Debug, Clone)]
pub struct DecidingRow {
    /// Its title.
    pub title: Text,
    /// Everything that is proposed and voted on.
    pub href: String,
    /// Ballots that have ended lately, for those who call for it.
    pub ended: Vec<BallotRow>,
    /// Where what was adopted is taken into the text; none where nothing was, or the text is
    /// another's.
    pub take_href: Option<String>,
}
