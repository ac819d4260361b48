//! What calls answer with, for the description: nothing is made of these. Members may be added one day; those
//! that are named here stay.
#![expect(dead_code, reason = "describes what handlers write as JSON")]

pub mod comments;
pub mod desk;
pub mod lists;
pub mod proceedings;

use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What was said.
#[derive(ToSchema)]
pub struct Said {
    id: String,
    state: String,
}

/// What an organisation said of an appeal, and where it stands.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Endorsed {
    id: String,
    /// What was signed: `endorsed` or `withdrawn`; `waiting` of a withdrawal that is signed later.
    state: String,
    /// What became of it, as far as this server knows: `listed`; `waiting` (signed and sent, and no server of those who call
    /// for the appeal has let it in or refused it yet); `refused`, `removed` or `withdrawn`.
    standing: String,
    /// Whether the list shows the names that it gave.
    name_confirmed: bool,
    /// Of what is `refused` or `removed`: when, by the server that did so, or by when this one heard of it.
    at: Option<String>,
    /// The same: why, as a code, where that was said.
    reason: Option<String>,
    /// Of a withdrawal that is dated ahead of other servers' clocks: from when on they count it.
    elsewhere_from: Option<String>,
}

/// The id of what was said.
#[derive(ToSchema)]
pub struct SaidId {
    id: String,
}

/// The ids of what was said.
#[derive(ToSchema)]
pub struct SaidIds {
    /// The first of them.
    id: Option<String>,
    ids: Vec<String>,
}

/// The id of what was signed, and its digest.
#[derive(ToSchema)]
pub struct SignedId {
    id: String,
    digest: String,
}

/// Where something stands.
#[derive(ToSchema)]
pub struct State {
    state: String,
}

/// What became of a comment.
#[derive(ToSchema)]
pub struct CommentDecided {
    id: i64,
    /// `shown` or `refused`.
    state: String,
}

/// An invitation to call for an appeal.
#[derive(ToSchema)]
pub struct Invited {
    about: String,
    r#as: String,
    /// `pending`.
    state: String,
}

/// How many statements waited.
#[derive(ToSchema)]
pub struct Removed {
    removed: u64,
}

/// The actor's id, or that of a topic.
#[derive(ToSchema)]
pub struct Followed {
    account: String,
}

/// Who an account is.
#[derive(ToSchema)]
pub struct Account {
    id: String,
    /// `@name@host`.
    handle: String,
    names: BTreeMap<String, String>,
}

/// An appeal: its text, and how it stands.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Appeal {
    id: String,
    slug: String,
    organiser: String,
    kind: String,
    languages: Vec<String>,
    title: BTreeMap<String, String>,
    body: BTreeMap<String, String>,
    /// Those of `languages` that are translations only.
    translations: Vec<String>,
    demands: Vec<AppealDemand>,
    addressees: Vec<AppealAddressee>,
    /// Actors that call for it beside the organiser, as the text names them.
    initiators: Vec<String>,
    /// Who is listed without a person deciding: `open` or `moderated`.
    admission: String,
    /// When nobody is asked to sign any more.
    deadline: Option<String>,
    /// Hashtags without `#`.
    topics: Option<Vec<String>>,
    /// How many signatures are hoped for.
    goal: Option<u64>,
    pictures: Option<Vec<Value>>,
    /// `draft`, `open`, `closed`, `delivered` or `withdrawn`.
    status: String,
    takes_signatures: bool,
    url: String,
    /// Of what is published, as are those that follow.
    revision: Option<u64>,
    text_digest: Option<String>,
    root: Option<String>,
    /// When it was first published.
    published: Option<String>,
    state_digest: Option<String>,
    /// Statements that are held.
    count: Option<u64>,
    co_signers: Option<lists::CoSignerCounts>,
    earlier_wording: Option<lists::EarlierCounts>,
    reactions: Option<AppealReactions>,
    /// Where it was asked for as `object`, as are those that follow.
    rules: Option<u64>,
    /// What waits in the mailbox.
    pending: Option<u64>,
    origin: Option<lists::Origin>,
}

/// One demand, or one clause of a longer text.
#[derive(ToSchema)]
pub struct AppealDemand {
    /// What reservations name.
    id: String,
    text: BTreeMap<String, String>,
    /// `aims`, `positions` or `activities`.
    part: Option<String>,
}

/// Who is addressed; what is said is a text, or one for each language.
#[derive(ToSchema)]
pub struct AppealAddressee {
    office: Value,
    holder: Option<Value>,
    postal: Option<String>,
    email: Option<String>,
}

/// What other software told this server. They are no signatures.
#[derive(ToSchema)]
pub struct AppealReactions {
    boosts: u64,
    likes: u64,
}

/// What is said beside an appeal.
#[derive(ToSchema)]
pub struct Beside {
    /// The signed documents.
    published: Vec<Value>,
    drafts: Vec<BesideDraft>,
}

/// A draft of an update, a case, a handover, a letter or a meeting.
#[derive(ToSchema)]
pub struct BesideDraft {
    /// The last part of the address that it will have.
    name: String,
    members: Value,
}

/// The same where it is new.
#[derive(ToSchema)]
pub struct BesideNew {
    name: String,
    /// The address that it will have.
    id: String,
    members: Value,
}

/// A document as it was signed, with all that docs/protocol.md says of its kind.
#[derive(ToSchema)]
pub struct SignedDocument {
    id: String,
    r#type: String,
}

/// A list that was sealed.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SealedList {
    bundle_digest: String,
    state_digest: String,
    /// Entries on it.
    count: u64,
    bytes: u64,
    sealed_at: String,
    url: String,
}

/// A file that is kept.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    digest: String,
    media_type: String,
}

/// A picture that was uploaded.
#[derive(ToSchema)]
pub struct Media {
    /// The name to use it by.
    media: String,
    url: String,
    width: u32,
    height: u32,
}

/// An organisation, and how it presents itself.
#[derive(ToSchema)]
pub struct Organisation {
    id: String,
    handle: String,
    /// `@name@host`.
    account: String,
    names: BTreeMap<String, String>,
    /// Markdown.
    summary: BTreeMap<String, String>,
    /// An ISO 3166-1 code.
    country: Option<String>,
    picture: Option<Value>,
    header: Option<Value>,
    /// Its other places on the web.
    links: Option<Vec<OrganisationLink>>,
    /// `#rrggbb`.
    accent: Option<String>,
}

/// A place on the web.
#[derive(ToSchema)]
pub struct OrganisationLink {
    name: String,
    href: String,
}
