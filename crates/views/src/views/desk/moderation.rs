//! How this server stands to others, decided at the desk, and what others report.

use askama::Template;
use chrono::{DateTime, Utc};

use super::Desk;
use crate::views::{Choice, Form, Link, Page};

/// `/desk/server/moderation`. Fields of the form: `subject`, `severity`, `public`, `private`, `of`, and `change` (`yes`)
/// of one that was looked at. Filters by GET: `q`, `only`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation.html")]
pub struct ModerationPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form that adds a rule.
    pub form: Form,
    /// The rule as typed.
    pub typed: TypedRule,
    /// What a rule can say.
    pub severities: Vec<Choice>,
    /// What is looked for, as typed.
    pub query: String,
    /// Which rules are shown, by what they say.
    pub only: Vec<Choice>,
    /// Whether not all are shown.
    pub filtered: bool,
    /// The first and the last of the rules on this page, by their place, and how many there are.
    pub shown: [usize; 3],
    /// The rules.
    pub rows: Vec<RuleRow>,
    /// Those before.
    pub earlier: Option<Link>,
    /// Those after.
    pub later: Option<Link>,
    /// How many reports nobody has dealt with.
    pub reports: usize,
}

/// A rule as somebody types it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRule {
    /// Domain, account or address.
    pub subject: String,
    /// `block`, `limit` or `allow`.
    pub severity: String,
    /// Comment for everybody who is given the list.
    pub public: String,
    /// Comment for those who look after the server.
    pub private: String,
    /// The subject whose comments the form has shown: only of that one an empty field takes a comment away.
    pub of: String,
}

/// A rule that is in force.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// A host, or an actor's address.
    pub subject: String,
    /// Its host in the letters of its language, where it does not say them itself.
    pub letters: Option<String>,
    /// `block`, `limit` or `allow`.
    pub severity: String,
    /// Comment for everybody who is given the list.
    pub public: Option<String>,
    /// Comment for those who look after the server.
    pub private: Option<String>,
    /// Since when there is a rule.
    pub since: Option<DateTime<Utc>>,
    /// Where it is changed.
    pub change: String,
    /// Where it is asked whether it is to be taken back.
    pub lift: String,
}

/// How many there are of each kind whom a change is about: `followers`, `followed`, `signers`, `waiting`.
pub type Reached = Vec<(&'static str, usize)>;

/// A rule before it is made. The form posts what was typed; another leads back to `{back}` with the same and `change`
/// (`yes`).
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation_rule.html")]
pub struct RulePage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where rules stand.
    pub back: String,
    /// The rule.
    pub typed: TypedRule,
    /// The host of what it is about in the letters of its language, where that does not say them itself.
    pub letters: Option<String>,
    /// What it is about, as it was typed.
    pub given: String,
    /// The rule about the same subject that there is.
    pub before: Option<RuleRow>,
    /// Whether it would change anything.
    pub changes: bool,
    /// Whether it is about an actor of whom this server knows nothing.
    pub unknown: bool,
    /// Whether the subject is blocked after it, though the rule says something else.
    pub blocks: bool,
    /// Whom it would be about.
    pub reach: Reached,
}

/// `/desk/server/moderation/lift`: asked before a rule is taken back. Field: `subject`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation_lift.html")]
pub struct LiftPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where rules stand.
    pub back: String,
    /// The rule.
    pub rule: RuleRow,
    /// Whether its subject is blocked without it.
    pub blocks: bool,
    /// To whom this server would stand otherwise.
    pub reach: Reached,
}

/// `/desk/server/moderation/import`. Fields: `file`, `list`, `severity`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation_import.html")]
pub struct BlockListPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where rules stand.
    pub back: String,
    /// The list as pasted.
    pub list: String,
    /// What lines say that say nothing of it.
    pub severities: Vec<Choice>,
}

/// A list before it is taken over. The form posts `list` and `severity`.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation_import_check.html")]
pub struct BlockListCheckPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form.
    pub form: Form,
    /// Where a list is given.
    pub back: String,
    /// How many lines there are of each kind: `added`, `changed`, `unchanged`, `ignored`, `refused`.
    pub counts: Vec<(&'static str, usize)>,
    /// The first of the rules that would be added or changed.
    pub rows: Vec<PlannedRow>,
    /// How many more there are.
    pub more: usize,
    /// The first of the lines of which no rule is made, with what stands there and a code that says why.
    pub refused: Vec<(u64, String, &'static str)>,
    /// How many more there are.
    pub more_refused: usize,
    /// What the rules say that would be added or changed.
    pub effects: Vec<&'static str>,
    /// To whom this server would stand otherwise.
    pub reach: Reached,
    /// The list as it was given.
    pub list: String,
    /// What lines say that say nothing of it.
    pub severity: String,
}

/// A rule that would be added or changed.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// A host.
    pub subject: String,
    /// The same in the letters of its language, where it does not say them itself.
    pub letters: Option<String>,
    /// What the rule says now, where there is one.
    pub before: Option<String>,
    /// What it would say.
    pub after: String,
    /// The public comment that it would have.
    pub public: Option<String>,
}

/// `/desk/server/moderation/reports`. Each posts its number as `number`, to the address of the page it stands on.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/desk/moderation_reports.html")]
pub struct ReportsPage {
    /// The frame.
    pub page: Page,
    /// The desk's frame.
    pub desk: Desk,
    /// The form that puts one away.
    pub form: Form,
    /// Where rules stand.
    pub back: String,
    /// The reports without those that were put away, where these are shown, too; else with them.
    pub other: String,
    /// Whether those are shown, too, that were put away.
    pub all: bool,
    /// The reports, the newest first.
    pub rows: Vec<ReportRow>,
    /// Newer ones.
    pub earlier: Option<Link>,
    /// Older ones.
    pub later: Option<Link>,
}

/// What a server has reported of one thing.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// Its number.
    pub number: i64,
    /// The server.
    pub host: String,
    /// The same in the letters of its language, where it does not say them itself.
    pub host_letters: Option<String>,
    /// What is reported, by its address.
    pub subject: String,
    /// Its host in the letters of its language, likewise.
    pub letters: Option<String>,
    /// The same as a link, where it is an address that a browser opens.
    pub href: Option<String>,
    /// `appeal`, `statement` or `actor`.
    pub kind: &'static str,
    /// What was said, comment by comment.
    pub said: Vec<String>,
    /// How often.
    pub count: u64,
    /// The first day.
    pub first: Option<DateTime<Utc>>,
    /// The last day.
    pub last: Option<DateTime<Utc>>,
    /// When it was put away.
    pub closed: Option<DateTime<Utc>>,
    /// Where a rule is made about the server of what is reported; none where that is this one.
    pub rule: Option<String>,
}
