//! The log of what was done for an organisation, as its owners read it.

use crate::{FederationError, Instance, error::Result};
use std::future::Future;
use undersigned_store::{
    ConnectionTrait, Transaction, acting, audit, audit::NewAuditEntry, organizations::Organization,
    schedules,
};
use url::Url;

pub use undersigned_store::{
    acting::{Acting, may_last},
    audit::{AuditEntry, AuditFilter, DONE, FAILED, REFUSED},
};

/// How long rows are kept, in milliseconds: two years.
pub const KEPT_MILLIS: i64 = 2 * 365 * 24 * 60 * 60 * 1_000;
/// How long somebody who was removed from a desk stays in the log by name, in milliseconds: 30 days, within which
/// what was done with a stolen account is looked into.
const REMOVED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;
/// Longest object and detail, in characters.
const MAX_WORDS: usize = 300;

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at the desk: the account, and what they are called.
    Person(i64, String),
    /// A program with a token.
    Token(i64),
    /// Whoever runs the server, at the command line.
    Command,
}

/// Says who acts for which organisation, and what they do on what.
pub fn begin(
    instance: &Instance,
    organization_id: Option<i64>,
    actor: Actor,
    action: &str,
    object: &str,
) {
    acting::known(entry(instance, organization_id, actor, action, object));
}

/// Writes how an act ended.
///
/// # Errors
/// The database.
pub async fn end(instance: &Instance, acting: &Acting, outcome: &str) -> Result<()> {
    Ok(acting.end(instance.database.conn(), outcome).await?)
}

/// The same for what somebody's role forbids: that is to be known, although nothing was changed.
///
/// # Errors
/// The database.
pub async fn end_forbidden(instance: &Instance, acting: &Acting) -> Result<()> {
    Ok(acting.end_known(instance.database.conn(), REFUSED).await?)
}

/// Runs what is no act of anybody, although somebody asked for it: what it writes makes no row. So it
/// is with what is kept for one person alone, and with what was looked up.
pub async fn aside<T>(work: impl Future<Output = T>) -> T {
    Acting::default().run(work).await
}

/// Does one of several things as an act of its own, whose row says by `how` how it ended, also where
/// nothing was changed.
///
/// # Errors
/// The database.
pub(crate) async fn apart<T>(
    instance: &Instance,
    organization_id: i64,
    actor: Actor,
    (action, object, detail): (&str, &str, &str),
    work: impl Future<Output = T>,
    how: impl FnOnce(&T) -> &'static str,
) -> Result<T> {
    let mut entry = entry(instance, Some(organization_id), actor, action, object);
    entry.detail = plain(detail);
    let acting = Acting::default();
    let whole = async {
        acting::known(entry);
        let done = work.await;
        let outcome = how(&done);
        acting.end_known(instance.database.conn(), outcome).await?;
        Ok::<T, FederationError>(done)
    };
    let ended = acting.run(whole).await;
    if acting.may_last() {
        acting::lasts();
    }
    ended
}

/// Says that whoever runs the server acts, with a command. Which organisation it is about is noted when
/// the command looks it up.
pub fn begin_command(at: i64, command: &str) {
    acting::known(NewAuditEntry {
        at,
        actor_kind: "command".to_owned(),
        action: "command".to_owned(),
        object: plain(command),
        outcome: DONE.to_owned(),
        ..NewAuditEntry::default()
    });
}

/// Says more of what is done.
pub fn more(object: Option<&str>, detail: Option<&str>) {
    acting::more(|entry| {
        if let Some(object) = object {
            entry.object = plain(object);
        }
        if let Some(detail) = detail {
            entry.detail = plain(detail);
        }
    });
}

/// Says that what is done is another act than the address of the request tells.
pub fn rename(action: &str) {
    acting::more(|entry| action.clone_into(&mut entry.action));
}

/// What the object of a row begins with that is somebody of the desk.
const ACCOUNT: &str = "account:";

/// What a person of the desk is called in the log.
#[must_use]
pub fn account_name(account_id: i64) -> String {
    format!("{ACCOUNT}{account_id}")
}

/// Says whose account is changed, and how. Which command that is, where it is one, stands before that.
pub fn about_account(account_id: i64, detail: &str) {
    acting::more(|entry| {
        let command = match entry.actor_kind.as_str() {
            "command" if entry.object.starts_with(ACCOUNT) => entry.detail.as_str(),
            "command" => entry.object.as_str(),
            _ => "",
        };
        entry.detail = plain(&format!("{command} {detail}"));
        entry.object = account_name(account_id);
    });
}

/// Writes down, in the transaction that does it, what comes of an act besides, in a row of its own.
/// Nothing where nobody acts.
pub(crate) async fn note_besides(
    transaction: &Transaction,
    organization_id: i64,
    (action, object, detail): (&str, &str, &str),
) -> Result<()> {
    let Some(act) = acting::current() else {
        return Ok(());
    };
    let entry = NewAuditEntry {
        organization_id: Some(organization_id),
        action: action.to_owned(),
        object: plain(object),
        detail: plain(detail),
        ..act
    };
    audit::insert(transaction, entry).await?;
    Ok(())
}

/// Says which organisation a command is about, by its id, where it is said for the first time.
pub(crate) fn concerns(organization_id: i64) {
    acting::more(|entry| {
        entry.organization_id.get_or_insert(organization_id);
    });
}

/// Writes down what changes nothing and is to be known all the same.
///
/// # Errors
/// The database.
pub async fn note(
    instance: &Instance,
    organization_id: i64,
    actor: Actor,
    what: (&str, &str, &str),
    outcome: &str,
) -> Result<()> {
    let db = instance.database.conn();
    note_within(instance, db, organization_id, actor, what, outcome).await
}

/// Writes down what this server did by itself, since its time had come.
///
/// # Errors
/// The database.
pub(crate) async fn note_by_itself(
    instance: &Instance,
    organization_id: i64,
    (action, object): (&str, &str),
) -> Result<()> {
    let entry = NewAuditEntry {
        organization_id: Some(organization_id),
        at: instance.clock.millis(),
        actor_kind: "server".to_owned(),
        action: action.to_owned(),
        object: plain(object),
        outcome: DONE.to_owned(),
        ..NewAuditEntry::default()
    };
    audit::insert(instance.database.conn(), entry).await?;
    Ok(())
}

/// Writes down, in the transaction that does it, what was done for another organisation than the one that
/// acts.
pub(crate) async fn note_done(
    instance: &Instance,
    transaction: &Transaction,
    organization_id: i64,
    actor: Actor,
    what: (&str, &str, &str),
) -> Result<()> {
    note_within(instance, transaction, organization_id, actor, what, DONE).await
}

/// The same of what may have been refused.
///
/// # Errors
/// The database.
pub(crate) async fn note_within(
    instance: &Instance,
    db: &impl ConnectionTrait,
    organization_id: i64,
    actor: Actor,
    (action, object, detail): (&str, &str, &str),
    outcome: &str,
) -> Result<()> {
    let mut entry = entry(instance, Some(organization_id), actor, action, object);
    entry.detail = plain(detail);
    outcome.clone_into(&mut entry.outcome);
    audit::insert(db, entry).await?;
    Ok(())
}

fn entry(
    instance: &Instance,
    organization_id: Option<i64>,
    actor: Actor,
    action: &str,
    object: &str,
) -> NewAuditEntry {
    let (kind, actor_id, actor) = match actor {
        Actor::Person(id, name) => ("person", Some(id), name),
        Actor::Token(id) => ("token", Some(id), String::new()),
        Actor::Command => ("command", None, String::new()),
    };
    NewAuditEntry {
        organization_id,
        at: instance.clock.millis(),
        actor_kind: kind.to_owned(),
        actor_id,
        actor,
        action: action.to_owned(),
        object: plain(object),
        detail: String::new(),
        outcome: DONE.to_owned(),
    }
}

/// Rows of an organisation, newest first.
///
/// # Errors
/// The database.
pub async fn list(
    instance: &Instance,
    organization: &Organization,
    filter: &AuditFilter,
    limit: u64,
) -> Result<Vec<AuditEntry>> {
    Ok(audit::list(instance.database.conn(), organization.id, filter, limit).await?)
}

/// What kinds of things were done for an organisation, and by commands about the whole server where these are asked for.
///
/// # Errors
/// The database.
pub async fn actions(
    instance: &Instance,
    organization: &Organization,
    with_server: bool,
) -> Result<Vec<String>> {
    Ok(audit::actions(instance.database.conn(), organization.id, with_server).await?)
}

/// Forgets rows that are older than they are kept.
///
/// # Errors
/// The database.
pub async fn prune(instance: &Instance) -> Result<u64> {
    let before = instance.clock.millis() - KEPT_MILLIS;
    Ok(audit::prune(instance.database.conn(), before).await?)
}

/// Forgets the names of people who were removed from a desk a while ago, as those of who deleted their accounts
/// themselves are forgotten at once; answers how many people they were. That they were removed stands in the log, and
/// says when.
///
/// # Errors
/// The database.
pub async fn forget_removed(instance: &Instance) -> Result<usize> {
    let db = instance.database.conn();
    let mut gone = audit::gone_by_name(db).await?;
    if gone.is_empty() {
        return Ok(0);
    }
    let since = instance.clock.millis() - REMOVED_MILLIS;
    let lately = audit::objects_since(db, ACCOUNT, since).await?;
    gone.retain(|id| !lately.contains(&account_name(*id)));
    for id in &gone {
        let transaction = instance.database.begin().await?;
        schedules::forget_name(&transaction, *id).await?;
        audit::forget_name(&transaction, *id).await?;
        transaction.commit().await?;
    }
    Ok(gone.len())
}

/// An id of somebody who signs as the log names it: the host and a short keyed hash, by which two rows
/// about the same signer can be told, and nobody is named: without this server's key no list of members
/// shows who it is.
#[must_use]
pub fn about(instance: &Instance, id: &str) -> String {
    if id.is_empty() {
        return String::new();
    }
    let host = Url::parse(id)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    let name = instance.keyed_name("signer in the log", id);
    let short = name.get(..8).unwrap_or(&name);
    match host {
        Some(host) => format!("{host} #{short}"),
        None => format!("#{short}"),
    }
}

/// One line that is not too long.
fn plain(text: &str) -> String {
    let line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    line.take(MAX_WORDS).collect::<String>().trim().to_owned()
}
