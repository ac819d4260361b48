//! Endorsements that belong to the state and that nobody lists: whoever let their key in does not
//! count any more, or did not when it was done. On an open appeal they are let in anew, by a
//! server that has seen the key at its origin: the word of a false initiator is not enough.

use super::admit;
use crate::{
    Instance,
    error::Result,
    reconcile::holders::turn,
    replica::{Change, Snapshot},
};
use std::sync::Arc;
use tokio::time::{Instant, timeout_at};
use undersigned_domain::{
    Author, Content, RegisterKey, Statement, StatementType, Verified, admission::Role,
};
use undersigned_store::{appeals, statements};

/// Endorsements by authors who are not listed and whom nobody has removed.
fn stranded(snapshot: &Snapshot) -> Vec<Arc<Statement>> {
    let state = snapshot.state();
    let endorses = |statement: &Arc<Statement>| matches!(&statement.content, Content::Endorsement(said) if said.endorsed);
    snapshot
        .unlisted()
        .flat_map(|author| state.registers_of_type(author, StatementType::Endorsement))
        .filter_map(|(_, register)| register.value())
        .filter(|statement| endorses(statement) && !admit::was_removed(state, &statement.author))
        .cloned()
        .collect()
}

/// Those whose keys this server has seen at their origins, to be let in by an initiator of ours.
/// Whom it has let in already is not on the list for another reason, and signing again would
/// never end.
///
/// # Errors
/// The database.
pub(super) async fn seen(change: &Change, initiator: &Author) -> Result<Vec<Verified>> {
    let mut seen = Vec::new();
    for statement in stranded(change.snapshot()) {
        let said = RegisterKey {
            author: initiator.actor.clone(),
            key: initiator.key.public(),
            kind: StatementType::Admission,
            about: vec![statement.author.clone()],
            role: Some(Role::Signer),
            admits: Some(statement.key.clone()),
        };
        if change.state().register(&said).is_some() {
            continue;
        }
        let digest = statement.digest.to_string();
        let digests = [digest.as_str()];
        let rows = statements::by_digests(&change.transaction, change.appeal.id, &digests).await?;
        for row in rows {
            if row.origin_checked || change.instance().addresses.is_ours(&row.author) {
                seen.push(Verified::stored(&row.body)?);
            }
        }
    }
    Ok(seen)
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
    let db = instance.database.conn();
    let Some(row) = appeals::by_id(db, appeal).await? else {
        return Ok(Vec::new());
    };
    let held = instance.summary(&row).await?;
    let ours = |actor: &String| instance.addresses.is_ours(actor);
    if !held.open || !held.has_unlisted || !held.initiators.iter().any(ours) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut stranded = stranded(&instance.snapshot(&row).await?);
    turn(&instance.entropy, &mut stranded)?;
    for statement in stranded.iter().take(most) {
        let digest = statement.digest.to_string();
        for row in statements::by_digests(db, appeal, &[digest.as_str()]).await? {
            if row.origin_checked {
                continue;
            }
            let held = instance.holds_assertion_key(&statement.author, &statement.key);
            match timeout_at(until, held).await {
                Ok(Ok(true)) => found.push(row.id),
                Ok(_) => {}
                Err(_) => return Ok(found),
            }
        }
    }
    Ok(found)
}
