//! What an organisation's own people and programs are told.

use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What a list adds up to.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Numbers {
    object: String,
    state_digest: String,
    entries: u64,
    totals: Totals,
    growth: Vec<Grown>,
    kinds: BTreeMap<String, u64>,
    ways: BTreeMap<String, u64>,
    countries: Vec<CountryCount>,
    no_country: u64,
    servers: Vec<ServerCount>,
    more_servers: u64,
    people: PeopleHere,
}

/// Sums.
#[derive(ToSchema)]
pub struct Totals {
    organisations: ByWording,
    personal: ByWording,
    unnamed: u64,
    individuals: u64,
}

/// How many signed the wording as it is, and an earlier one.
#[derive(ToSchema)]
pub struct ByWording {
    current: u64,
    earlier: u64,
}

/// How many organisations there were at the end of a day.
#[derive(ToSchema)]
pub struct Grown {
    until: String,
    organisations: u64,
}

/// How many are from a country.
#[derive(ToSchema)]
pub struct CountryCount {
    country: String,
    count: u64,
}

/// How many came from a server.
#[derive(ToSchema)]
pub struct ServerCount {
    host: String,
    count: u64,
}

/// People who signed at this server.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeopleHere {
    here: u64,
    regions: Vec<CountryAtLeast>,
    others: u64,
    /// Null while nothing is said of any country.
    #[schema(required)]
    as_of: Option<String>,
}

/// How many are from a country, in steps of five.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CountryAtLeast {
    country: String,
    at_least: u64,
}

/// On which terms people sign, and how many did.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct People {
    /// Null where nobody has set any.
    terms: Value,
    /// Whether somebody relies on them.
    promised: bool,
    count: u64,
    /// How many of them signed an earlier wording.
    earlier_wording: u64,
    regions: Regions,
}

/// Where they are from.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Regions {
    countries: Vec<CountryAtLeast>,
    others: u64,
    /// Null while nothing is said of any country.
    #[schema(required)]
    as_of: Option<String>,
}

/// People who were found.
#[derive(ToSchema)]
pub struct PeopleFound {
    items: Vec<PersonFound>,
    /// What to send as `before` for the following page.
    #[schema(required)]
    next: Option<i64>,
}

/// A person who was found.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonFound {
    /// By which the other calls name them.
    person: String,
    name: Option<String>,
    region: Option<String>,
    country: Option<String>,
    hidden: bool,
    signed_at: String,
    confirmed_at: Option<String>,
    waits: bool,
    source: String,
    spelt_otherwise: bool,
}

/// How things stand with an appeal.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    object: String,
    state_digest: String,
    status: String,
    deliveries: Vec<Delivery>,
    replicas: Vec<Replica>,
    key: KeyHealth,
}

/// What waits for a server.
#[derive(ToSchema)]
pub struct Delivery {
    host: String,
    waiting: u64,
    failures: u64,
    reason: String,
    next: Option<String>,
}

/// A copy of the list.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Replica {
    url: String,
    state_digest: Option<String>,
    /// `same`, `differs`, `out-of-reach` or `unknown`.
    state: String,
    last_contact: String,
    out_of_reach_since: Option<String>,
}

/// How the organiser's key stands.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyHealth {
    key: String,
    root: Option<String>,
    counts: bool,
    keys_that_count: u64,
    signed_elsewhere: bool,
}

/// What waits for which server.
#[derive(ToSchema)]
pub struct Deliveries {
    items: Vec<Delivery>,
}

/// Whether a server was paused until now.
#[derive(ToSchema)]
pub struct Retried {
    retried: bool,
}

/// Who was invited to sign.
#[derive(ToSchema)]
pub struct Invitees {
    items: Vec<Invitee>,
}

/// One who was invited. Times are in milliseconds since 1970.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invitee {
    id: i64,
    /// `account` or `email`.
    kind: String,
    contact: Option<String>,
    actor: Option<String>,
    name: String,
    /// That which they read.
    language: String,
    /// That in which they are written to: the interface may not speak theirs.
    message_language: String,
    /// `sought` (its server does not answer, and is asked again), `not-reached` (it did not for two weeks),
    /// `not-found` (it answered, and knows no such account), `waiting`, `sent`, `declined`, `stopped` or `revoked`.
    state: String,
    answer: String,
    sent_at: Option<i64>,
    reminders: i64,
    may_remind: bool,
    remind_from: Option<i64>,
    link: Option<String>,
}

/// What became, or would become, of each.
#[derive(ToSchema)]
pub struct InviteesInvited {
    /// How many; not with `dryRun`.
    invited: Option<u64>,
    /// How many are invited once their servers answer; not with `dryRun`.
    later: Option<u64>,
    items: Vec<InviteeOutcome>,
}

/// What became of one.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteeOutcome {
    contact: String,
    /// `ready`, `asked_later`, or why not.
    code: String,
    name: Option<String>,
    actor: Option<String>,
    /// That which they read.
    language: Option<String>,
    /// That in which they are written to: the interface may not speak theirs.
    message_language: Option<String>,
    namesake: Option<InviteeNamesake>,
}

/// Another organisation that is called the same, under an address that is not known to be theirs.
#[derive(ToSchema)]
pub struct InviteeNamesake {
    /// As the other writes it.
    name: String,
    /// `listed`, `waiting` (to be let in) or `invited`.
    state: String,
}

/// Who was reminded.
#[derive(ToSchema)]
pub struct InviteesReminded {
    items: Vec<InviteeReminded>,
}

/// Whether one was reminded, and why not.
#[derive(ToSchema)]
pub struct InviteeReminded {
    id: i64,
    reminded: bool,
    code: Option<String>,
}

/// When a draft is to be published.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    at: String,
    zone: String,
    due: String,
    /// `waiting` or `stopped`.
    state: String,
    accepted: Vec<String>,
    stopped_for: Vec<String>,
}

/// A webhook.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hook {
    url: String,
    created_at: String,
    taken_at: Option<String>,
    failing_since: Option<String>,
    last_error: Option<String>,
    ended_at: Option<String>,
    waiting: u64,
}

/// What signs a webhook's messages; shown this once.
#[derive(ToSchema)]
pub struct HookSecret {
    secret: String,
}

/// How often somebody gets a mail about what waits.
#[derive(ToSchema)]
pub struct Digest {
    /// `off`, `daily` or `weekly`.
    rhythm: String,
    /// Null where it is the organisation's own.
    language: Option<String>,
}

/// Tokens, never their text.
#[derive(ToSchema)]
pub struct Tokens {
    items: Vec<Token>,
}

/// A token, without its text.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    id: i64,
    label: Option<String>,
    /// Names of permissions, or null for everything.
    scope: Option<Vec<String>>,
    created: String,
    expires: Option<String>,
    expired: bool,
    /// Give or take ten minutes.
    last_used: Option<String>,
}

/// A token that was made.
#[derive(ToSchema)]
pub struct TokenMade {
    id: i64,
    /// Shown this once.
    token: String,
    expires: Option<String>,
}
