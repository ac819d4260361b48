//! Reminding those who were invited, sending an invitation once more, taking it back.

use super::{
    Kept,
    answers::Heard,
    changed, check_owner,
    letter::Occasion,
    refused,
    send::{Ground, send},
    standing, unknown,
};
use crate::{FederationError, Instance, actions::invite::tell_undone, error::Result};
use undersigned_domain::inviting::{Answer, MAX_INVITED, NotSent};
use undersigned_store::{
    appeals::Appeal,
    invitees::{self, Invitee},
    organizations::Organization,
};

/// What became of one of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The number of who was invited.
    pub id: i64,
    /// Nothing where it was sent, else a code.
    pub refused: Option<&'static str>,
}

/// Reminds some of those who were invited, or all who may be.
///
/// # Errors
/// [`FederationError::NotFound`] for another organisation's appeal or invitee; the database.
pub async fn remind(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    ids: Option<&[i64]>,
) -> Result<Vec<Outcome>> {
    check_owner(organization, appeal)?;
    let ground = ground(instance, appeal).await?;
    let mut outcomes = Vec::new();
    for row in chosen(instance, appeal, ids).await? {
        let kept = Kept::open(instance, &row)?;
        let stands = standing(instance, &ground.heard, &row, &kept);
        let may = stands.may_remind(ground.open, instance.clock.millis());
        let refused = match may {
            // Of all, only those are told about who could be.
            Err(_) if ids.is_none() => continue,
            Err(why) => Some(why.code()),
            Ok(()) => match send(instance, &ground, &row, Occasion::Remind).await {
                Ok(not_sent) => not_sent.map(NotSent::code),
                Err(error @ (FederationError::Store(_) | FederationError::Internal(_))) => {
                    return Err(error);
                }
                Err(error) => Some(error.code()),
            },
        };
        outcomes.push(Outcome {
            id: row.id,
            refused,
        });
    }
    Ok(outcomes)
}

/// Sends the invitation itself once more, for whoever has lost it.
///
/// # Errors
/// [`FederationError::NotFound`]; [`FederationError::Conflict`] with the code of why not; where they
/// cannot be reached.
pub async fn again(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: i64,
) -> Result<()> {
    check_owner(organization, appeal)?;
    let ground = ground(instance, appeal).await?;
    let row = one(instance, appeal, id).await?;
    let kept = Kept::open(instance, &row)?;
    let stands = standing(instance, &ground.heard, &row, &kept);
    stands
        .may_resend(ground.open, instance.clock.millis())
        .map_err(refused)?;
    match send(instance, &ground, &row, Occasion::Invite).await? {
        None => Ok(()),
        Some(why) => Err(refused(why)),
    }
}

/// Takes an invitation back: its link ends, its address is forgotten, and nothing more is sent, unless
/// they are invited anew, as whoever has not answered can be. An account at another server is told, so that no desk
/// there goes on showing it.
///
/// # Errors
/// [`FederationError::NotFound`]; the database.
pub async fn revoke(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    id: i64,
) -> Result<()> {
    check_owner(organization, appeal)?;
    let row = one(instance, appeal, id).await?;
    if row.state == invitees::REVOKED {
        return Ok(());
    }
    let kept = Kept::open(instance, &row)?;
    let heard = Heard::of(instance, appeal).await?;
    let answer = standing(instance, &heard, &row, &kept).answer;
    let has_answered = answer != Answer::NotYet;
    // Whoever has signed is asked nothing any more. What others answered by the link, their desk has not read.
    let shown = kept.actor.clone().zip(kept.message.clone());
    let shown = shown.filter(|_| answer != Answer::Endorsed);
    let is = Invitee {
        state: invitees::REVOKED.to_owned(),
        answered_at: has_answered.then(|| instance.clock.millis()),
        ..kept.emptied().within(instance, &row)?
    };
    let transaction = instance.database.begin().await?;
    if !invitees::update(&transaction, &row, is).await? {
        return Err(changed());
    }
    if let Some((account, message)) = shown {
        // The message stays where people read it: the way to no more invitations is in it.
        tell_undone(
            instance,
            &transaction,
            organization,
            &account,
            message.into(),
        )
        .await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

async fn ground(instance: &Instance, appeal: &Appeal) -> Result<Ground> {
    Ground::of(instance, appeal.id).await?.ok_or_else(unknown)
}

async fn one(instance: &Instance, appeal: &Appeal, id: i64) -> Result<Invitee> {
    let found = invitees::by_id(instance.database.conn(), id).await?;
    found
        .filter(|row| row.appeal_id == appeal.id)
        .ok_or_else(unknown)
}

async fn chosen(instance: &Instance, appeal: &Appeal, ids: Option<&[i64]>) -> Result<Vec<Invitee>> {
    let Some(ids) = ids else {
        return Ok(invitees::of_appeal(instance.database.conn(), appeal.id, MAX_INVITED).await?);
    };
    let mut rows = Vec::new();
    for id in ids {
        rows.push(one(instance, appeal, *id).await?);
    }
    Ok(rows)
}
