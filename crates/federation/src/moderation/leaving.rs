//! Entries whose withdrawal is kept until the time is believed: the statement waits, the name does not. This server shows
//! nothing of who they are from the moment at which they are taken back.

use crate::{Instance, error::Result};
use std::collections::{BTreeSet, HashMap};
use undersigned_store::{ConnectionTrait, StoreResult, moderation_rules, settings};

/// With what the names begin under which they are kept, with the appeal's row and the entry's id.
const KEPT: &str = "entry-leaves:";

/// Ids by the rows of their appeals.
pub(super) type Leaving = HashMap<i64, BTreeSet<String>>;

fn name(appeal_id: i64, id: &str) -> String {
    format!("{KEPT}{appeal_id}:{id}")
}

/// Keeps a withdrawal until the time is believed, as the setting `waiting` with its value, and shows nothing of the entry
/// from now on, in every process. By the version of the rules each learns that something waits.
///
/// # Errors
/// The database.
pub(crate) async fn keep(
    instance: &Instance,
    (waiting, value): (&str, &str),
    appeal_id: i64,
    id: &str,
) -> Result<()> {
    let transaction = instance.database.begin().await?;
    settings::set(&transaction, waiting, value).await?;
    settings::set(&transaction, &name(appeal_id, id), "").await?;
    moderation_rules::changed(&transaction).await?;
    Ok(transaction.commit().await?)
}

/// Whether nothing is shown of who an entry is, since it was taken back.
///
/// # Errors
/// The database.
pub(crate) async fn is_hidden(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    id: &str,
) -> StoreResult<bool> {
    Ok(settings::get(db, &name(appeal_id, id)).await?.is_some())
}

/// The withdrawal is signed, or somebody has thought otherwise. Call it in a transaction.
///
/// # Errors
/// The database.
pub(crate) async fn forget(db: &impl ConnectionTrait, appeal_id: i64, id: &str) -> StoreResult<()> {
    if settings::take(db, &name(appeal_id, id)).await? {
        moderation_rules::changed(db).await?;
    }
    Ok(())
}

/// All of them.
pub(super) async fn all(db: &impl ConnectionTrait) -> StoreResult<Leaving> {
    let mut leaving = Leaving::new();
    for name in settings::names_below(db, KEPT).await? {
        let of = name
            .strip_prefix(KEPT)
            .and_then(|of| of.split_once(':'))
            .and_then(|(appeal_id, id)| Some((appeal_id.parse().ok()?, id.to_owned())));
        if let Some((appeal_id, id)) = of {
            leaving.entry(appeal_id).or_default().insert(id);
        }
    }
    Ok(leaving)
}
