//! Replies that are taken back while the time is in doubt: as an [endorsement](crate::actions::endorse)'s, the withdrawal
//! is kept, and signed as soon as the time is believed, whether or not the account's server says it again. Nothing of who
//! they are is shown here meanwhile.

use super::withdraw::take_back;
use crate::{
    Instance,
    actions::endorse::{is_entry_of, keeps_waiting},
    error::Result,
    moderation::leaving,
};
use undersigned_store::{
    ConnectionTrait, StoreResult, co_sign_intents as intents, organizations::Organization, settings,
};

/// With what the names begin under which they are kept, with the appeal's row and the entry's id.
const KEPT: &str = "reply-withdrawal-waits:";
/// What is kept where the account is told of it.
const TOLD: &str = "told";

fn name(appeal_id: i64, id: &str) -> String {
    format!("{KEPT}{appeal_id}:{id}")
}

/// Keeps that the reply was taken back by which an account is listed.
///
/// # Errors
/// The database.
pub(super) async fn keep(
    instance: &Instance,
    appeal_id: i64,
    id: &str,
    is_told: bool,
) -> Result<()> {
    let told = if is_told { TOLD } else { "" };
    leaving::keep(instance, (&name(appeal_id, id), told), appeal_id, id).await
}

/// It was withdrawn, by whichever way. Call it in a transaction.
///
/// # Errors
/// The database.
pub(super) async fn forget(db: &impl ConnectionTrait, appeal_id: i64, id: &str) -> StoreResult<()> {
    settings::delete(db, &name(appeal_id, id)).await
}

/// Signs those that wait; those alone that one organisation attests, where one is named.
///
/// # Errors
/// The database, and `clock_doubted` where the time is in doubt again: what waits stays.
pub(in crate::actions) async fn sign_waiting(
    instance: &Instance,
    only: Option<&Organization>,
) -> Result<()> {
    let db = instance.database.conn();
    for name in settings::names_below(db, KEPT).await? {
        let id = read(&name).map_or("", |(_, id)| id);
        if !is_entry_of(db, only, id).await? {
            continue;
        }
        match Box::pin(sign(instance, &name)).await {
            Ok(()) => {}
            Err(error) if keeps_waiting(&error) => return Err(error),
            // That one stays out of sight.
            Err(error) => {
                let code = error.code();
                tracing::warn!(code, "a reply that was taken back cannot be withdrawn");
            }
        }
        settings::delete(db, &name).await?;
    }
    Ok(())
}

/// The appeal's row and the entry's id under whose name one is kept.
fn read(name: &str) -> Option<(i64, &str)> {
    let (appeal_id, id) = name.strip_prefix(KEPT)?.split_once(':')?;
    Some((appeal_id.parse().ok()?, id))
}

/// Signs one, unless it was withdrawn meanwhile.
async fn sign(instance: &Instance, name: &str) -> Result<()> {
    let db = instance.database.conn();
    let Some((appeal_id, id)) = read(name) else {
        return Ok(());
    };
    let found = intents::by_attestation(db, appeal_id, id).await?;
    let Some(intent) = found.filter(|intent| intent.state == intents::LISTED) else {
        return Ok(());
    };
    let told = match settings::get(db, name).await?.as_deref() {
        Some(TOLD) => instance.stored_actor(&intent.actor).await?,
        _ => None,
    };
    take_back(instance, &intent, told.as_ref()).await?;
    tracing::info!("a reply that was taken back while the clock was doubted is withdrawn");
    Ok(())
}
