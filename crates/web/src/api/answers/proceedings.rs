//! What was proposed and decided about a text.

use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A page of what was signed.
#[derive(ToSchema)]
pub struct Proceedings {
    /// The version of the rules.
    proceedings: u64,
    items: Vec<Value>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
    /// Of all that is held.
    digest: String,
}

/// A page of amendments.
#[derive(ToSchema)]
pub struct Amendments {
    items: Vec<Amendment>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
}

/// What would be changed, and what others say of it.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    id: String,
    by: String,
    at: Option<String>,
    digest: String,
    /// As its author says: `proposed`, `withdrawn`, `merged`.
    state: String,
    /// What a ballot has decided about these very words: `adopted`, `rejected`; null where none has.
    #[schema(required)]
    decided: Option<String>,
    revision: u64,
    text_digest: String,
    /// `add`, `change` or `strike`.
    change: String,
    clause: String,
    after: Option<String>,
    part: Option<String>,
    text: BTreeMap<String, String>,
    reasons: BTreeMap<String, String>,
    into: Option<String>,
    positions: Vec<Position>,
    conflicts: Vec<String>,
    ballots: Vec<String>,
    /// True where this server blocks whoever proposed it, and shows no words; absent otherwise.
    hidden: Option<bool>,
}

/// What an organisation says of an amendment.
#[derive(ToSchema)]
pub struct Position {
    by: String,
    at: Option<String>,
    seconds: bool,
    comment: BTreeMap<String, String>,
    reservation: BTreeMap<String, String>,
    /// True where this server blocks whoever said it, and shows no words; absent otherwise.
    hidden: Option<bool>,
}

/// A page of ballots.
#[derive(ToSchema)]
pub struct Ballots {
    items: Vec<Ballot>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
}

/// A ballot, with every vote.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ballot {
    id: String,
    by: String,
    at: Option<String>,
    digest: String,
    /// As they were signed.
    terms: Value,
    /// Whether it was called off, or opened on two sets of terms: nothing comes of it.
    cancelled: bool,
    two_terms: bool,
    /// Whether votes are taken no more.
    closed: bool,
    /// Whether nothing that is said would count any more: it is over, or `cancelled`.
    ended: bool,
    /// Whether the appeal was withdrawn before it had ended: nothing is decided by it any more.
    appeal_withdrawn: bool,
    votes: Vec<Vote>,
    /// `unopened` are sealed votes that take part and are not opened; `abstain` is without them. `adopted` is null where
    /// `cancelled` or `appealWithdrawn` is true.
    result: Value,
    /// Of the result as it was counted: there `abstain` is with those that are unopened.
    result_digest: String,
    recounts: Vec<Recount>,
    recomputed_by: u64,
    /// True where `terms` are without words of whom this server blocks; absent otherwise.
    hidden: Option<bool>,
}

/// A vote.
#[derive(ToSchema)]
pub struct Vote {
    voter: String,
    by: String,
    at: Option<String>,
    digest: String,
    /// What it says; null of a sealed one that nobody has opened.
    choices: Value,
    standing: String,
    recounts: u64,
}

/// Who counted by themselves.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recount {
    by: String,
    at: Option<String>,
    agrees: bool,
    result_digest: String,
}
