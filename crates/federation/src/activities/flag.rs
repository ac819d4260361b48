//! `Flag`: another server reports something. What it reports is counted for each host and subject, so that whoever
//! runs this server can weigh it, and no host fills up the room. Who complained there is not kept: neither an
//! actor that was fetched for the report alone, nor at what hour it came.

use super::Received;
use crate::{Instance, error::Result, inbox::Incoming, site};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use undersigned_domain::ids;
use undersigned_proof::strict_json::turns_text;
use undersigned_store::{
    Transaction, appeals, comments, organizations, remote_actors,
    reports::{self, NewReport},
    statements,
};

/// Most things read from one report.
const MAX_SUBJECTS: usize = 20;
/// Longest text that is kept of a report, in characters.
const MAX_CONTENT: usize = 2_000;
/// Most reports that are kept.
const MAX_REPORTS: u64 = 1_000;
/// Most that are kept of one registered domain.
const MAX_OF_DOMAIN: u64 = 100;
/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// Counts a report of what is of this server or held by it; anything else is of no use here.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let content = content(&incoming.activity);
    let reporter = &incoming.sender.id;
    // The hour would tell who it was: of actors it is known when their server was asked last.
    let now = instance.clock.millis();
    let today = now - now.rem_euclid(DAY);
    let transaction = instance.database.begin().await?;
    let mut counted = false;
    let subjects = subjects(&incoming.activity);
    let mut authors = BTreeSet::new();
    for subject in &subjects {
        authors.extend(reports::author_of(&transaction, subject).await?);
    }
    for subject in subjects {
        // Who reports a statement names its author along with it: that is no report of the author,
        // and must not take the place of one.
        if authors.contains(&subject) || !is_known(instance, &transaction, &subject).await? {
            continue;
        }
        let report = NewReport {
            reporter_host: ids::host(reporter),
            reporter_domain: site::of(reporter),
            subject,
            content: content.clone(),
            at: today,
        };
        counted |= count(&transaction, report).await?;
    }
    transaction.commit().await?;
    Ok(match counted {
        true => Received::Taken,
        false => Received::Ignored,
    })
}

/// Forgets who has sent a report, where nothing else here names them: also one that came before, or is of no use.
///
/// # Errors
/// The database.
pub async fn forget_reporter(instance: &Instance, reporter: &str) -> Result<()> {
    Ok(remote_actors::forget_unnamed(instance.database.conn(), reporter).await?)
}

async fn count(transaction: &Transaction, mut report: NewReport) -> Result<bool> {
    let before = reports::of(transaction, &report.reporter_host, &report.subject).await?;
    if let Some(before) = before {
        report.content = both(&before.content, &report.content);
    }
    if reports::count_again(transaction, &report).await? {
        return Ok(true);
    }
    let (kept, of_domain) = reports::kept(transaction, &report.reporter_domain).await?;
    if of_domain >= MAX_OF_DOMAIN
        || kept >= MAX_REPORTS && !reports::forget_one_closed(transaction).await?
    {
        return Ok(false);
    }
    reports::insert(transaction, report).await?;
    Ok(true)
}

/// What was said before and what is said now. The earlier stays where there is not room for both.
fn both(before: &str, now: &str) -> String {
    if now.is_empty() || before.lines().any(|line| line == now) {
        return before.to_owned();
    }
    let both = [before, now].join("\n");
    both.trim_start().chars().take(MAX_CONTENT).collect()
}

/// What is reported: addresses, or objects with one.
pub fn subjects(report: &Map<String, Value>) -> BTreeSet<String> {
    let objects = match report.get("object") {
        Some(Value::Array(many)) => many.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let id = |object: &Value| match object {
        Value::String(id) => Some(id.clone()),
        other => Some(other.get("id")?.as_str()?.to_owned()),
    };
    objects
        .iter()
        .take(MAX_SUBJECTS)
        .filter_map(id)
        .filter(|id| id.len() <= ids::MAX_ID_BYTES)
        .collect()
}

/// The words of a report, in one line, without what turns the text around it.
pub fn content(report: &Map<String, Value>) -> String {
    let content = report.get("content").and_then(Value::as_str);
    let plain = |letter: char| match letter.is_control() {
        true => ' ',
        false => letter,
    };
    content
        .unwrap_or_default()
        .chars()
        .filter(|letter| !turns_text(*letter))
        .take(MAX_CONTENT)
        .map(plain)
        .collect()
}

/// Whether it is of this server or held by it, whosoever says so: nobody is named for it.
async fn is_known(instance: &Instance, db: &Transaction, subject: &str) -> Result<bool> {
    if organizations::by_ap_id(db, subject).await?.is_some()
        || appeals::by_ap_id(db, subject).await?.is_some()
        || statements::by_ap_id(db, subject).await?.is_some()
        || comments::by_note(db, subject).await?.is_some()
    {
        return Ok(true);
    }
    Ok(subject == instance.addresses.instance_actor()
        || remote_actors::by_ap_id(db, subject).await?.is_some())
}
