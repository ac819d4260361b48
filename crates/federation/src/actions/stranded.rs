//! Endorsements that belong to the state and are to be let in anew. Of some nobody lists the author:
//! whoever let their key in does not count any more, or did not when it was done. Others stand on the
//! list under names that nobody has let in. On an open appeal a server that has seen the key at its
//! origin lets them in by itself: the word of a false initiator is not enough.
//!
//! A false initiator may have left any number of both. So few are let in, and few looked at, in one
//! change, which keeps all others waiting; each round of the timer goes on with the rest.

mod chosen;
mod left;

use super::admit;
use crate::{
    Instance,
    crowds::Counting,
    error::Result,
    reconcile::holders::turn,
    replica::{Change, Snapshot},
};
use chosen::{chosen, origins};
use left::Left;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tokio::time::{Instant, timeout_at};
use undersigned_domain::{Author, Statement, Verified};
use undersigned_store::{appeals, statements};

/// Most of each kind that are looked at in one change, or for those whose servers are asked.
const LOOKED_AT: usize = 1_000;
/// Most of each kind that are looked at between two changes of a round.
const LOOKED_AT_A_ROUND: usize = 10_000;
/// Most changes of a round.
const CHANGES_A_ROUND: usize = 10;

/// An endorsement that is let in anew if its key is its author's.
#[derive(Debug)]
struct Due {
    statement: Arc<Statement>,
    /// Since when its author is on the list.
    since: u64,
    /// Whether the key is an initiator's, or let in here, so that it was looked at.
    is_known: bool,
}

/// Those that an initiator of ours lets in anew now, each with the time since when its author is on the
/// list: of these authors, or of the first that are left.
///
/// # Errors
/// The database.
pub(super) async fn seen(
    change: &Change,
    initiator: &Author,
    authors: Option<&BTreeSet<String>>,
) -> Result<Vec<(u64, Verified)>> {
    let (instance, db, appeal) = (change.instance(), &change.transaction, change.appeal.id);
    let snapshot = change.snapshot();
    let left = match authors {
        Some(authors) => Left::of(snapshot, authors),
        None => Left::first(snapshot, LOOKED_AT),
    };
    let due = left.due(initiator, |author| change.stance(author));
    let Some(counting) = change.counting.as_ref().filter(|_| !due.is_empty()) else {
        return Ok(Vec::new());
    };
    let counted = (snapshot, counting);
    let chosen = chosen(instance, db, appeal, counted, due, authors.is_some()).await?;
    let since: BTreeMap<String, u64> = chosen
        .iter()
        .map(|due| (due.statement.digest.to_string(), due.since))
        .collect();
    let digests: Vec<&str> = since.keys().map(String::as_str).collect();
    let mut seen = Vec::new();
    for row in statements::by_digests(db, appeal, &digests).await? {
        if let Some(since) = since.get(&row.digest) {
            seen.push((*since, Verified::stored(&row.body)?));
        }
    }
    Ok(seen)
}

/// A state in which somebody may be let in anew, and the initiator of ours who may do so by itself.
async fn left(instance: &Instance, appeal: i64) -> Result<Option<(Author, Snapshot)>> {
    let Some(row) = appeals::by_id(instance.database.conn(), appeal).await? else {
        return Ok(None);
    };
    let held = instance.summary(&row).await?;
    let ours = |actor: &String| instance.addresses.is_ours(actor);
    let is_any_left = held.has_unlisted || held.has_unconfirmed;
    if !held.open || !is_any_left || !held.initiators.iter().any(ours) {
        return Ok(None);
    }
    let change = instance.change(appeal).await?;
    let list = change.list();
    let found = admit::local_initiator(&change, &list.initiators).await?;
    let snapshot = change.snapshot().clone();
    change.transaction.rollback().await?;
    Ok(found.map(|(_, keys)| (keys.author, snapshot)))
}

/// What is due of some of those who are left, of others each time.
async fn due(
    instance: &Instance,
    initiator: &Author,
    snapshot: &Snapshot,
    most: usize,
) -> Result<Vec<Due>> {
    let rules = instance.rules().await?;
    let left = Left::turned(snapshot, &instance.entropy, most)?;
    Ok(left.due(initiator, |author| rules.stance(author)))
}

/// Lets in anew those for whom there was no room in the changes in which they became due.
///
/// # Errors
/// The database.
pub(crate) async fn go_on(instance: &Instance, appeal: i64) -> Result<()> {
    for _ in 0..CHANGES_A_ROUND {
        let Some((initiator, snapshot)) = left(instance, appeal).await? else {
            return Ok(());
        };
        let due = due(instance, &initiator, &snapshot, LOOKED_AT_A_ROUND).await?;
        let mut counting = Counting::here(instance, appeal);
        let db = instance.database.conn();
        let chosen = chosen(instance, db, appeal, (&snapshot, &counting), due, true).await?;
        // It was only asked.
        counting.keep();
        let authors: BTreeSet<String> = chosen
            .iter()
            .map(|due| due.statement.author.clone())
            .collect();
        if authors.is_empty() {
            return Ok(());
        }
        let mut change = instance.change(appeal).await?;
        let let_in = admit::anew(&mut change, &authors).await?;
        change.commit().await?;
        instance.wake_delivery();
        if let_in == 0 {
            return Ok(());
        }
    }
    Ok(())
}

/// Rows of those whose keys stand at their origins now, of at most so many; none where this
/// server does not admit by itself. After `until` none is looked up; the next time begins elsewhere.
///
/// # Errors
/// The database.
pub(crate) async fn look_up(
    instance: &Instance,
    appeal: i64,
    most: usize,
    until: Instant,
) -> Result<Vec<i64>> {
    let Some((initiator, snapshot)) = left(instance, appeal).await? else {
        return Ok(Vec::new());
    };
    let mut due = due(instance, &initiator, &snapshot, LOOKED_AT).await?;
    // Neither kind keeps the other from being asked about.
    turn(&instance.entropy, &mut due)?;
    let origins = origins(instance.database.conn(), appeal, &due).await?;
    let unseen = due.iter().filter_map(|due| {
        let (row, seen) = origins.get(&due.statement.digest.to_string())?;
        let asked = !seen && !instance.addresses.is_ours(&due.statement.author);
        asked.then_some((*row, &due.statement))
    });
    let unseen: Vec<(i64, &Arc<Statement>)> = unseen.take(most).collect();
    let mut found = Vec::new();
    for (row, statement) in unseen {
        let held = instance.holds_assertion_key(&statement.author, &statement.key);
        match timeout_at(until, held).await {
            Ok(Ok(true)) => found.push(row),
            Ok(_) => {}
            Err(_) => return Ok(found),
        }
    }
    Ok(found)
}
