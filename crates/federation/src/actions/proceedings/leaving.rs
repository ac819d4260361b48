//! What an organisation that is deleted takes back: what it proposed and said. What it voted stays,
//! since others were counted beside it, and so does what a ballot has adopted.

use super::{withdraw_amendment, withdraw_position};
use crate::{Instance, actions::closing::is_tried_again, error::Result};
use undersigned_store::{
    appeals::{self, Appeal},
    organizations::Organization,
    proceedings as store,
};

/// Takes back the amendments and positions of an organisation, in every appeal. What was taken back
/// before is not taken back again.
///
/// # Errors
/// The database, or another reason for which it is to be tried again.
pub(in crate::actions) async fn leave(
    instance: &Instance,
    organization: &Organization,
) -> Result<()> {
    let db = instance.database.conn();
    for id in store::appeals_of_author(db, &organization.ap_id).await? {
        if let Some(appeal) = appeals::by_id(db, id).await? {
            leave_one(instance, organization, &appeal).await?;
        }
    }
    Ok(())
}

async fn leave_one(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
) -> Result<()> {
    let snapshot = instance.snapshot(appeal).await?;
    let record = instance.record(appeal, &snapshot).await?;
    for entry in &record.amendments {
        let said = |author: &str| author == organization.ap_id;
        if said(&entry.author) && entry.amendment.stands() {
            let done = withdraw_amendment(instance, organization, appeal, &entry.id).await;
            passable(done.map(|_| ()))?;
        }
        if entry.positions.iter().any(|one| said(&one.author)) {
            let done = withdraw_position(instance, organization, appeal, &entry.id).await;
            passable(done.map(|_| ()))?;
        }
    }
    Ok(())
}

/// A key that has ended cannot say so, what is put to the vote stays until that is over, and what was adopted stays;
/// all else goes on.
fn passable(done: Result<()>) -> Result<()> {
    match done {
        Err(error) if is_tried_again(&error) => Err(error),
        Err(error) => {
            tracing::warn!(%error, "what was proposed is not taken back by its deletion");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}
