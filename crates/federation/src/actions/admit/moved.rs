//! Letting in who is somewhere else now. Its name stands where it was, so that it waits for a person until this server knows that
//! the two are one: the news of that may come later than its first word.

use super::{by_itself, initiators_with_ours};
use crate::{Instance, error::Result, taken_names};
use undersigned_store::{appeals, statements};

/// Looks again at who waits where an actor stands that says, as just fetched from its own server, that it is that one now.
///
/// # Errors
/// The database.
pub(crate) async fn moved(instance: &Instance, actor: &str) -> Result<()> {
    let db = instance.database.conn();
    let Some(now) = taken_names::moved_to(instance, db, actor).await? else {
        return Ok(());
    };
    for appeal in statements::appeals_of(db, &now).await? {
        let Some(appeal) = appeals::by_id(db, appeal).await? else {
            continue;
        };
        let Some(initiators) = initiators_with_ours(instance, &appeal).await? else {
            continue;
        };
        let snapshot = instance.snapshot(&appeal).await?;
        let stood = snapshot.entry(actor).is_some() || initiators.iter().any(|one| one == actor);
        if !stood || snapshot.entry(&now).is_some() {
            continue;
        }
        let mut change = instance.change(appeal.id).await?;
        // All names were looked at by now, so that this waits for nobody who does.
        instance.listed_names(appeal.id).look_again(&now);
        by_itself(&mut change).await?;
        change.commit().await?;
        instance.wake_delivery();
    }
    Ok(())
}
