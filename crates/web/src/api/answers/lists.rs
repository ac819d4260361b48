//! What is read of an appeal, and of who signed it.

use super::Appeal;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// An appeal, or a page of one's own.
#[derive(ToSchema)]
#[serde(untagged)]
pub enum AppealOrAppeals {
    /// With `object`.
    Appeal(Box<Appeal>),
    /// Without it.
    Appeals(Appeals),
}

/// A page of one's own appeals.
#[derive(ToSchema)]
pub struct Appeals {
    items: Vec<AppealRow>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
}

/// An appeal in few words.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppealRow {
    id: String,
    slug: String,
    status: String,
    takes_signatures: bool,
    published: Option<String>,
    url: String,
}

/// What this server holds of an appeal.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    rules: u64,
    object: String,
    root: Option<String>,
    state_digest: String,
    /// Statements that are held.
    count: u64,
    /// What waits in the mailbox.
    pending: u64,
    co_signers: CoSignerCounts,
    earlier_wording: EarlierCounts,
    /// Digests of texts that were published under one revision, by its number.
    text_conflicts: BTreeMap<String, Vec<String>>,
    origin: Origin,
}

/// How many signed the wording as it is; of `unnamed` and `individuals` no statement says which wording it was.
#[derive(ToSchema)]
pub struct CoSignerCounts {
    organisations: u64,
    unnamed: u64,
    personal: u64,
    individuals: u64,
}

/// How many signed an earlier one.
#[derive(ToSchema)]
pub struct EarlierCounts {
    organisations: u64,
    personal: u64,
}

/// Whether the organiser's server is in reach.
#[derive(ToSchema)]
pub struct Origin {
    reachable: bool,
    /// Since when it is not.
    since: Option<String>,
    /// Whether this server compares its list with that one's: false where its own rules keep it from that, and
    /// `reachable` is what it knew last.
    compared: bool,
}

/// A page of the list.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CoSigners {
    items: Vec<Entry>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
    state_digest: String,
}

/// A page of what changed of the list, the newest first.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListChanges {
    items: Vec<ListChange>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
    state_digest: String,
}

/// A change of the list.
#[derive(ToSchema)]
pub struct ListChange {
    /// `joined`, `signed-anew`, `corrected`, `withdrawn`, `removed`, or `wording`, where one was published.
    what: String,
    at: String,
    /// Of whom it is about.
    number: Option<u64>,
    /// The id of an entry that is on the list; null of whoever left it, and where this server hides it.
    entry: Option<String>,
    /// Whether this server hides the entry.
    hidden: bool,
    /// Why somebody was removed: the code that was signed.
    reason: Option<String>,
    /// The number of the wording.
    revision: Option<u64>,
}

/// An entry of the list.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Null where this server hides it.
    id: Option<String>,
    /// `organisation` or `individual`.
    kind: String,
    names: BTreeMap<String, String>,
    also_known_as: Vec<String>,
    country: Option<String>,
    /// The printed number where there is one, else in the order of coming onto the list. Whoever leaves keeps it.
    number: Option<u64>,
    /// The same as `number`.
    ordinal: Option<u64>,
    /// What an attestation says, else the date of the entry's own statement; null where it was typed in without a date.
    signed_at: Option<String>,
    revision: Option<u64>,
    text_digest: Option<String>,
    current_wording: bool,
    /// `own-server`, or how an attestation says that it signed.
    provenance: String,
    account: Option<String>,
    admitted_by: Vec<String>,
    contested: bool,
    name_confirmed: bool,
    same_as: Vec<String>,
    initiated: bool,
    /// Ids of demands.
    reservations: Vec<String>,
    reserved: Vec<Reserved>,
    mandate: Option<Mandate>,
    /// Null where this server hides it.
    statement: Option<String>,
    /// True where this server hides it; absent otherwise.
    hidden: Option<bool>,
    /// Absent where there is nothing to say.
    look_alike: Option<LookAlike>,
}

/// With whom a name could be mixed up, as this server thinks.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LookAlike {
    /// Whether a word mixes letters of two scripts that look alike.
    mixed_scripts: bool,
    /// Those whose name looks the same, at most five.
    entries: Vec<LooksLike>,
}

/// One whose name looks the same.
#[derive(ToSchema)]
pub struct LooksLike {
    /// Of the entry, or the actor of who calls for the appeal and is on no list.
    id: String,
    ordinal: Option<u64>,
}

/// A demand that is not signed, and why.
#[derive(ToSchema)]
pub struct Reserved {
    demand: String,
    text: Option<String>,
}

/// On what an endorsement rests.
#[derive(ToSchema)]
pub struct Mandate {
    by: String,
    on: String,
}

/// What waits in the mailbox.
#[derive(ToSchema)]
pub struct Pending {
    items: Vec<Waiting>,
}

/// Who waits.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    about: String,
    names: BTreeMap<String, String>,
    /// A code.
    why: String,
    host: Option<String>,
    received_at: String,
    /// Absent where there is nothing to say.
    look_alike: Option<LookAlike>,
}

/// Signers in one place.
#[derive(ToSchema)]
pub struct Signers {
    items: Vec<Signer>,
    /// What to send as `after` for the following page.
    #[schema(required)]
    next: Option<String>,
    /// How many there are, by standing.
    counts: BTreeMap<String, u64>,
}

/// A signer, with what is known of it.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signer {
    about: String,
    /// What to send with a decision.
    seen: String,
    standing: String,
    names: BTreeMap<String, String>,
    also_known_as: Vec<String>,
    country: Option<String>,
    kind: String,
    how: String,
    number: Option<u64>,
    why: Option<String>,
    reason: Option<String>,
    by: Vec<String>,
    at: String,
    key: Option<String>,
    domain: Option<String>,
    /// `open`, `limited` or `blocked`.
    stance: String,
    met: Option<Met>,
    alike: Vec<Alike>,
    /// Of who waits; absent where there is nothing to say.
    look_alike: Option<LookAlike>,
}

/// What this server knows of an account.
#[derive(ToSchema)]
pub struct Met {
    first: String,
    last: String,
    handle: Option<String>,
    r#type: String,
    since: Option<String>,
    gone: bool,
}

/// Who may be the same signer.
#[derive(ToSchema)]
pub struct Alike {
    id: String,
    number: Option<u64>,
    waits: bool,
    grade: String,
    score: f64,
    why: Vec<Why>,
}

/// Pairs that may be one signer.
#[derive(ToSchema)]
pub struct Suggestions {
    items: Vec<Suggestion>,
}

/// Such a pair.
#[derive(ToSchema)]
pub struct Suggestion {
    /// The two.
    entries: Vec<String>,
    /// From 0 to 1.
    score: f64,
    grade: String,
    why: Vec<Why>,
    /// Those of the two that wait.
    waiting: Vec<String>,
}

/// What speaks for it, or against it.
#[derive(ToSchema)]
pub struct Why {
    code: String,
    against: bool,
    texts: Vec<WhyText>,
}

/// A text in which it shows.
#[derive(ToSchema)]
pub struct WhyText {
    text: Option<String>,
    language: Option<String>,
    country: Option<String>,
}

/// What became of each signer.
#[derive(ToSchema)]
pub struct Outcomes {
    outcomes: Vec<DecisionOutcome>,
}

/// What became of one.
#[derive(ToSchema)]
pub struct DecisionOutcome {
    about: String,
    /// `done`, `elsewhere`, `changed`, `left` or `failed`.
    outcome: String,
    code: Option<String>,
    detail: Option<String>,
}

/// How far it is with many who leave a list, are refused or come back.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Leaving {
    /// `remove`, `refuse` or `restore`.
    act: String,
    /// How many were to leave, to be refused or to come back.
    of: u64,
    /// How many have left, are refused or have come back.
    removed: u64,
    /// How many stay, or wait: they call for the appeal, have changed, have left by themselves, somebody else has decided, or
    /// it ended before. Of those who left, how many do not come back.
    left: u64,
    /// When it was begun.
    begun_at: String,
    /// Whether nobody leaves any more.
    is_over: bool,
    /// How it ended: `done`; `stopped`; `denied`, where whoever began it may not decide about signers any more;
    /// `not-initiator`, where the organisation does not; `withdrawn`, where the appeal was, and nobody comes back.
    #[schema(required)]
    end: Option<String>,
}
