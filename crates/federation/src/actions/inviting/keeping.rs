//! How long it is kept who was invited.

use crate::{Instance, actions::people::terms, error::Result, views::takes_signatures};
use undersigned_store::{
    appeals::{self, Appeal},
    invitees,
};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long after an appeal has ended it is kept who was invited, in milliseconds.
const AFTER_THE_END: i64 = 30 * DAY_MILLIS;
/// How long it is kept at most, in milliseconds.
const AT_MOST: i64 = 400 * DAY_MILLIS;

/// Deletes who was invited: thirty days after the appeal has ended, on the day on which the signatures
/// of people are deleted, and after four hundred days in any case.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    invitees::prune(db, now - AT_MOST).await?;
    for id in invitees::appeals(db).await? {
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        if is_over(instance, &appeal, now).await? {
            let forgotten = invitees::forget(db, id).await?;
            tracing::info!(appeal_id = id, forgotten, "who was invited is forgotten");
        }
    }
    Ok(())
}

async fn is_over(instance: &Instance, appeal: &Appeal, now: i64) -> Result<bool> {
    let terms = terms::get(instance, appeal.id).await?;
    if terms.is_some_and(|terms| terms.kept_until.end_millis() <= now) {
        return Ok(true);
    }
    if takes_signatures(appeal) {
        return Ok(false);
    }
    let snapshot = instance.snapshot(appeal).await?;
    let ended = i64::try_from(snapshot.list().ended_at()).unwrap_or(i64::MAX);
    Ok(now.saturating_sub(ended) >= AFTER_THE_END)
}
