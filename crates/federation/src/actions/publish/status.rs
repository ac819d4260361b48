//! Where a published appeal stands: closed, opened again, handed over, withdrawn.

use super::{Next, check_organiser, finish, sign, tell, unpublished, withdrawn};
use crate::{
    FederationError, Instance,
    actions::{
        admit,
        draft::{Draft, has_passed},
        insert_own, news,
    },
    error::Result,
    memory,
    replica::Change,
    views::takes_signatures,
};
use std::collections::BTreeSet;
use undersigned_domain::Status;
use undersigned_store::appeals::Appeal;

/// How long after this server was put back from a copy those who hold an appeal are waited for, in
/// milliseconds: a week.
const HEARD_FIRST_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// Closes, withdraws, delivers or opens a published appeal again.
///
/// # Errors
/// [`FederationError::Conflict`] where it is withdrawn, which is for good.
pub async fn set_status(instance: &Instance, appeal: &Appeal, status: Status) -> Result<Appeal> {
    let mut change = instance.change_to_sign(appeal.id).await?;
    match move_to(&mut change, status).await? {
        true => finish(instance, change).await,
        false => Ok(appeal.clone()),
    }
}

/// The same as part of a change; says whether there was anything to change.
///
/// # Errors
/// As [`set_status`].
pub(in crate::actions) async fn move_to(change: &mut Change, status: Status) -> Result<bool> {
    let instance = change.instance().clone();
    let organiser = change.appeal.organiser.clone();
    let keys = change.speaker(&organiser).await?;
    check_organiser(change, &keys)?;
    let list = change.list();
    let current = list.current().ok_or_else(unpublished)?;
    let seq = list.note.as_ref().map_or(0, |note| note.seq);
    let now = instance.clock.seq();
    let was_closed = current.closed_at(seq);
    let (status, closed) = match (current.status, status) {
        // Closing what was handed over, or opening it again, does not undo that.
        (Status::Delivered, Status::Open) => (Status::Delivered, None),
        (Status::Delivered, Status::Closed) => (Status::Delivered, was_closed.or(Some(now))),
        (_, Status::Delivered) => (Status::Delivered, was_closed),
        (_, Status::Closed) => (Status::Closed, was_closed.or(Some(now))),
        (_, status) => (status, None),
    };
    if current.status == status && was_closed == closed {
        return Ok(false);
    }
    if current.status == Status::Withdrawn {
        return Err(withdrawn());
    }
    let around = Draft::of_note(&instance.addresses, current);
    let next = Next {
        text: &current.text,
        revision: current.revision,
        status,
        closed,
        delivered: match status {
            Status::Delivered => current.delivered.or(Some(now)),
            _ => None,
        },
        pictures: &around.pictures,
        goal: around.goal,
        // Nobody is let in by itself while it is closed; opened again, it lets in as it did before.
        admission: current.admission,
    };
    let verified = sign(change, &keys.author, &next).await?;
    insert_own(change, &verified).await?;
    if was_closed.is_some() && status.takes_signatures(closed.is_some()) {
        news::resume_wording(change, next.revision).await?;
    }
    tell(change, &verified, "Update", BTreeSet::new()).await?;
    admit::by_itself(change).await?;
    Ok(true)
}

/// Opens a closed appeal for signing again. What was handed over stays so.
///
/// # Errors
/// [`FederationError::Conflict`] `deadline_passed` where it would close by itself at once; as
/// [`set_status`].
pub async fn reopen(instance: &Instance, appeal: &Appeal) -> Result<Appeal> {
    if is_over(instance, appeal).await? {
        return Err(FederationError::conflict(
            "deadline_passed",
            "its last day has passed, and it would close again at once; publish a later one first",
        ));
    }
    set_status(instance, appeal, Status::Open).await
}

/// Whether the deadline of a published appeal has passed.
///
/// # Errors
/// The database.
pub async fn is_over(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    let held = instance.summary(appeal).await?;
    Ok(has_passed(
        held.deadline.as_deref(),
        instance.clock.millis(),
    ))
}

/// Closes an appeal of ours that takes signatures, and whose deadline has passed. Others it leaves
/// alone. A clock that may be ahead closes nothing: everybody would be told, and nobody could sign. Nor
/// does a server that may have forgotten a later day: what it signs would stand above that.
///
/// # Errors
/// The database.
pub(crate) async fn close_if_due(instance: &Instance, appeal: &Appeal) -> Result<()> {
    if appeal.organization_id.is_none() || !takes_signatures(appeal) {
        return Ok(());
    }
    if instance.is_time_in_doubt() || !is_over(instance, appeal).await? {
        return Ok(());
    }
    if !knows_newest(instance, appeal).await? {
        tracing::debug!(
            appeal = appeal.ap_id,
            "not closed before somebody said whether there is a later wording"
        );
        return Ok(());
    }
    match close_over(instance, appeal).await {
        // Nobody hears the organiser's key until a person does something about it; all else goes on.
        Err(error @ (FederationError::Conflict { .. } | FederationError::Forbidden { .. })) => {
            tracing::warn!(appeal = appeal.ap_id, %error, "not closed at its deadline");
            Ok(())
        }
        outcome => outcome,
    }
}

/// Whether this server knows what it said last about an appeal. Where it was lately put back from a copy,
/// others have to say so; who is silent for a week is not waited for any longer.
async fn knows_newest(instance: &Instance, appeal: &Appeal) -> Result<bool> {
    let restored = memory::restored_at(instance.database.conn()).await?;
    let since = restored.map(|at| instance.clock.millis().saturating_sub(at));
    match since {
        Some(since) if since < HEARD_FIRST_MILLIS => instance.own_words_were_read(appeal.id).await,
        _ => Ok(true),
    }
}

/// Looks at the deadline again under the lock: somebody may just have published a later one.
async fn close_over(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let mut change = instance.change_to_sign(appeal.id).await?;
    let list = change.list();
    let deadline = list
        .current()
        .and_then(|note| note.text.deadline.as_deref());
    let is_over = has_passed(deadline, instance.clock.millis());
    if is_over && move_to(&mut change, Status::Closed).await? {
        finish(instance, change).await?;
    }
    Ok(())
}
