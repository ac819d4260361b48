//! Entries that are taken back while the time is in doubt: as an [endorsement](crate::actions::endorse)'s, the withdrawal is
//! kept, and signed as soon as the time is believed.

use super::{
    Managed,
    manage::{is_managed, take_back, withdraw},
};
use crate::{Instance, actions::endorse::is_doubt, error::Result};
use undersigned_store::{form_signers as signers, settings};

/// With what the names begin under which they are kept, with the signer's row.
const KEPT: &str = "entry-withdrawal-waits:";

/// Takes a name back; while the time is in doubt that is kept, and done once it is believed. Answers whether it waits.
///
/// # Errors
/// As [`withdraw`], but for `clock_doubted`.
pub async fn withdraw_or_wait(instance: &Instance, managed: &Managed) -> Result<bool> {
    match Box::pin(withdraw(instance, managed)).await {
        Err(error) if is_doubt(&error) => {
            let name = format!("{KEPT}{}", managed.signer.id);
            settings::set(instance.database.conn(), &name, "").await?;
            instance.clock_doubt.something_waits();
            Ok(true)
        }
        done => done.map(|()| false),
    }
}

/// Signs those that wait.
///
/// # Errors
/// The database, and `clock_doubted` where the time is in doubt again: what waits stays.
pub(in crate::actions) async fn sign_waiting(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    for name in settings::names_below(db, KEPT).await? {
        let id = name.strip_prefix(KEPT).and_then(|id| id.parse().ok());
        match Box::pin(sign(instance, id)).await {
            Ok(()) => {}
            Err(error) if is_doubt(&error) || error.is_of_database() => return Err(error),
            Err(error) => {
                let code = error.code();
                tracing::warn!(
                    code,
                    "an entry's withdrawal that waited for the clock cannot be signed"
                );
            }
        }
        settings::delete(db, &name).await?;
    }
    Ok(())
}

/// Signs one. Of who was taken back or forgotten meanwhile nothing is left to withdraw.
async fn sign(instance: &Instance, id: Option<i64>) -> Result<()> {
    let db = instance.database.conn();
    let Some(id) = id else {
        return Ok(());
    };
    let Some(signer) = signers::by_id(db, id).await? else {
        return Ok(());
    };
    let mut change = instance.change_to_sign(signer.appeal_id).await?;
    let signer = signers::by_id(&change.transaction, id).await?;
    let Some(signer) = signer.filter(is_managed) else {
        return Ok(());
    };
    take_back(instance, &mut change, signer).await?;
    change.commit().await?;
    instance.wake_delivery();
    tracing::info!("an entry's withdrawal that waited for the clock is signed");
    Ok(())
}
