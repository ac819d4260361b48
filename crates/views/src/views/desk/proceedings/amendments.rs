//! Pages of an amendment.

use askama::Template;
use chrono::{DateTime, Utc};

use super::AmendmentRow;
use crate::{
    difference::Passage,
    views::{Choice, Form, Html, Link, Page, Text, changes::Changes, desk::Desk},
};

/// `/desk/amendments/one`: an amendment, and what the organisation says of it. Its forms post
/// `object`, `about` and: to `…/position` `seconds`, `language`, `comment`, `reservation` and `do`
/// (`take-back`); to `…/withdraw` `sure`; to `…/merge` `into`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/amendment.html")]
pub struct AmendmentPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form of its position.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// When the appeal was withdrawn, after which nothing is decided any more.
    pub withdrawn: Option<DateTime<Utc>>,
    /// The appeal's id.
    pub object: String,
    /// The amendment's id.
    pub about: String,
    /// To all of them.
    pub back: String,
    /// The same for readers.
    pub public_href: String,
    /// What it is.
    pub row: AmendmentRow,
    /// By language tag: the clause as it stood in the wording for which this was made, and as it
    /// would be.
    pub passages: Vec<(String, Passage)>,
    /// Why, each with its language.
    pub reasons: Vec<(String, Html)>,
    /// Amendments that want the same clause otherwise.
    pub conflicts: Vec<Link>,
    /// The one it was merged into.
    pub into: Option<Link>,
    /// Where others stand.
    pub positions: Vec<PositionRow>,
    /// Whether the organisation may say where it stands.
    pub may_speak: bool,
    /// What it said or typed.
    pub own: OwnPosition,
    /// Until when a ballot about the organisation's own keeps it as it is, in words.
    pub ballot_until: Option<String>,
    /// Where the organisation changes it; none where it is another's, stands no more, or a ballot keeps it as it is.
    pub edit_href: Option<String>,
    /// Those it could be merged into.
    pub others: Vec<Choice>,
    /// Whether it was put to the vote: ballots keep its words, whatever becomes of it.
    pub in_ballots: bool,
}

/// Where an organisation stands.
#[derive(Debug, Clone)]
pub struct PositionRow {
    /// Who.
    pub author: Text,
    /// Whether it seconds the amendment.
    pub seconds: bool,
    /// Its comment.
    pub comment: Option<Text>,
    /// Its reservation.
    pub reservation: Option<Text>,
}

/// The form of one's own position.
#[derive(Debug, Clone, Default)]
pub struct OwnPosition {
    /// Whether there is one, so that there is something to take back.
    pub said: bool,
    /// Whether it seconds the amendment.
    pub seconds: bool,
    /// In which language it is written.
    pub languages: Vec<Choice>,
    /// Comment.
    pub comment: String,
    /// Reservation.
    pub reservation: String,
}

/// `/desk/amendments/new` and `/desk/amendments/change`. Posted: `object`, `about` (change only),
/// `change`, `clause`, `after`, `part`, and for each language `language-N`, `text-N`, `reasons-N`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/amendment_editor.html")]
pub struct AmendmentEditorPage {
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
    /// The amendment's id; empty for a new one.
    pub about: String,
    /// Where one came from.
    pub back: String,
    /// Where something else is chosen; none of one that was proposed before.
    pub other_href: Option<String>,
    /// Code of what it does to the text: `add`, `change`, `strike`.
    pub change: String,
    /// The same with the number of the clause, in the reader's words.
    pub what: String,
    /// The clause; empty for a new one.
    pub clause: String,
    /// The clause as it stands, in every language.
    pub stands: Vec<Text>,
    /// Behind which one a new clause stands.
    pub after: Vec<Choice>,
    /// Parts of a platform.
    pub parts: Vec<Choice>,
    /// One for each language of the text.
    pub versions: Vec<AmendmentVersion>,
}

/// `/desk/amendments/new` before anything is chosen: what should become of which clause.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/amendment_choice.html")]
pub struct AmendmentChoicePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// What was wrong with what was sent.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// To all of them.
    pub back: String,
    /// The clauses of the text in their order.
    pub clauses: Vec<ClauseRow>,
    /// Where a new clause at the end is written.
    pub add_href: String,
}

/// A clause about which something can be proposed.
#[derive(Debug, Clone)]
pub struct ClauseRow {
    /// Its place in the text, from 1.
    pub number: usize,
    /// Code of its part; empty where it stands in none.
    pub part: String,
    /// Its words.
    pub words: Text,
    /// Where other words are written.
    pub change_href: String,
    /// Where it is proposed to strike it.
    pub strike_href: String,
    /// Where a new clause behind it is written.
    pub add_href: String,
}

/// An amendment in one language, as typed.
#[derive(Debug, Clone, Default)]
pub struct AmendmentVersion {
    /// Number of the row.
    pub row: usize,
    /// BCP 47 tag.
    pub language: String,
    /// Whether the text is only translated into it, so that it may stay empty.
    pub translation: bool,
    /// The words of the clause.
    pub text: String,
    /// Why.
    pub reasons: String,
}

/// `/desk/amendments/take`: what was adopted becomes part of a draft. Posted: `object`, `digest`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/amendments_take.html")]
pub struct TakePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Title of the appeal.
    pub title: Text,
    /// The appeal's id.
    pub object: String,
    /// To all amendments.
    pub back: String,
    /// What it changes in the text.
    pub changes: Changes,
    /// Clauses that are left as they are, because what was adopted contradicts itself.
    pub conflicts: Vec<ConflictRow>,
    /// Whether a draft of the next wording is there already.
    pub drafted: bool,
    /// Tells one result from another, so that nobody takes what they have not read.
    pub digest: String,
}

/// A clause about which what was adopted contradicts itself.
#[derive(Debug, Clone)]
pub struct ConflictRow {
    /// The clause.
    pub clause: Text,
    /// What was adopted about it.
    pub amendments: Vec<Link>,
}
