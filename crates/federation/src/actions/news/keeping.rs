//! For how long news can be had, and who reads them is kept.

use crate::{
    Instance,
    actions::{each_by_itself, has_ended_before},
    error::Result,
};
use undersigned_domain::Status;
use undersigned_store::{
    appeals::{self, Appeal},
    subscribers,
};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long after an appeal has ended its readers are kept, in milliseconds: answers may take a year.
/// The form says so.
pub const AFTER_THE_END: i64 = 365 * DAY_MILLIS;
/// How long somebody is kept who never confirmed, in milliseconds: longer than the link holds, so that
/// who opens it late is told what it was.
const WAITING_MILLIS: i64 = 3 * DAY_MILLIS;

/// Whether an appeal's news can be had by e-mail here: at its organiser's own server, until a year
/// after it has ended.
///
/// # Errors
/// The database.
pub async fn is_offered(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    let withdrawn = appeal.status == Status::Withdrawn.name();
    if appeal.organization_id.is_none() || appeal.root.is_none() || withdrawn {
        return Ok(false);
    }
    Ok(!ended_a_year_ago(instance, appeal).await?)
}

/// Deletes who never confirmed, and all readers of an appeal that ended a year ago.
///
/// # Errors
/// The database.
pub async fn forget(instance: &Instance) -> Result<()> {
    let (db, now) = (instance.database.conn(), instance.clock.millis());
    subscribers::prune_waiting(db, now - WAITING_MILLIS).await?;
    for id in subscribers::appeals(db).await? {
        let Some(appeal) = appeals::by_id(db, id).await? else {
            continue;
        };
        each_by_itself(id, forget_of(instance, &appeal).await)?;
    }
    Ok(())
}

async fn forget_of(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if !ended_a_year_ago(instance, appeal).await? {
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    let forgotten = subscribers::forget(&transaction, appeal.id).await?;
    transaction.commit().await?;
    tracing::info!(
        appeal_id = appeal.id,
        forgotten,
        "who read the news is forgotten"
    );
    Ok(())
}

/// Whether a published appeal ended more than a year ago.
///
/// # Errors
/// The database.
pub(crate) async fn ended_a_year_ago(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    has_ended_before(instance, appeal, instance.clock.millis() - AFTER_THE_END).await
}
