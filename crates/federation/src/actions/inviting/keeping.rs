//! How long it is kept who was invited.

use super::{Kept, answers::Heard, standing};
use crate::{
    Instance,
    actions::{each_by_itself, has_ended_before, people::terms},
    error::Result,
};
use undersigned_domain::inviting::{Answer, MAX_INVITED};
use undersigned_store::{
    appeals::{self, Appeal},
    invitees,
    mails::{self, About},
};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long after an appeal has ended it is kept who was invited, in milliseconds.
const AFTER_THE_END: i64 = 30 * DAY_MILLIS;
/// How long it is kept at most, in milliseconds.
const AT_MOST: i64 = 400 * DAY_MILLIS;

/// Deletes who was invited: thirty days after the appeal has ended, on the day on which the signatures
/// of people are deleted, and after four hundred days in any case. The address of whoever signs goes before.
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
        each_by_itself(id, forget_of(instance, &appeal, now).await)?;
    }
    Ok(())
}

async fn forget_of(instance: &Instance, appeal: &Appeal, now: i64) -> Result<()> {
    if !is_over(instance, appeal, now).await? {
        return forget_addresses(instance, appeal).await;
    }
    let forgotten = invitees::forget(instance.database.conn(), appeal.id).await?;
    tracing::info!(
        appeal_id = appeal.id,
        forgotten,
        "who was invited is forgotten"
    );
    Ok(())
}

/// Nobody writes again to whoever signs, and what waits to be mailed to them does not leave: what tells their signature
/// apart is enough.
async fn forget_addresses(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let db = instance.database.conn();
    let heard = Heard::of(instance, appeal).await?;
    for row in invitees::of_appeal(db, appeal.id, MAX_INVITED).await? {
        // Who only seems to sign may still be written to for the first time.
        if row.state == invitees::WAITING {
            continue;
        }
        // What does not open keeps no other from being forgotten.
        let Ok(kept) = Kept::open(instance, &row) else {
            continue;
        };
        let signs = || standing(instance, &heard, &row, &kept).answer == Answer::Endorsed;
        if kept.email.is_some() && signs() {
            let is = kept.traced(instance).emptied().within(instance, &row)?;
            let transaction = instance.database.begin().await?;
            // Where somebody was faster, it is looked at again the next time.
            if invitees::update(&transaction, &row, is).await? {
                // Such as a reminder, which a mail server that is away keeps for days.
                mails::drop_about(&transaction, About::Invitee(row.id)).await?;
            }
            transaction.commit().await?;
        }
    }
    Ok(())
}

async fn is_over(instance: &Instance, appeal: &Appeal, now: i64) -> Result<bool> {
    let terms = terms::get(instance, appeal.id).await?;
    if terms.is_some_and(|terms| terms.are_over(now)) {
        return Ok(true);
    }
    has_ended_before(instance, appeal, now - AFTER_THE_END).await
}
