//! Taking an invitation back that nobody has answered. Nothing is signed; whoever was invited at another server
//! is told by `Undo`, and an answer that comes all the same lets nobody in.

use super::{dismissed_at, not_later};
use crate::{
    FederationError, Instance,
    error::Result,
    outgoing::{Audience, Outgoing},
    replica::Change,
};
use serde_json::{Value, json};
use undersigned_domain::admission::Role;
use undersigned_store::{
    Transaction,
    invitations::{self, Invitation},
    organizations::Organization,
    remote_actors,
};

/// The state of an invitation that was taken back, or whose role was ended.
pub(super) const WITHDRAWN: &str = "withdrawn";

/// Takes an invitation to an appeal of the organisation's own back before it is answered. Another one may be
/// sent later. Done twice, it is done.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is not the organiser;
/// [`FederationError::NotFound`] `appeal_unknown` and `invitation_unknown`; [`FederationError::Conflict`] `invitation_answered`.
pub async fn recall(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    invited: &str,
) -> Result<()> {
    let held = instance.appeal_with_id(object).await?;
    let appeal = held.ok_or_else(FederationError::appeal_not_held)?;
    if appeal.organiser != organization.ap_id {
        return Err(FederationError::forbidden(
            "not_initiator",
            "only the organiser takes back an invitation to an appeal",
        ));
    }
    // Who was only to be asked knows of nothing.
    let was_to_be_asked = not_later(instance, &appeal, invited).await?;
    // Whoever accepts just now is let in before this, or not at all.
    let change = instance.change(appeal.id).await?;
    let held = invitations::find(&change.transaction, &appeal.ap_id, invited).await?;
    let sent = held.filter(|held| held.inviter == appeal.organiser && !held.offer_id.is_empty());
    let Some(invitation) = sent else {
        if was_to_be_asked {
            return Ok(());
        }
        return Err(FederationError::not_found(
            "invitation_unknown",
            "nobody with that address was invited to this appeal",
        ));
    };
    match invitation.state.as_str() {
        WITHDRAWN => return Ok(()),
        "pending" => {}
        _ => {
            return Err(FederationError::conflict(
                "invitation_answered",
                "the invitation was answered: a role that came of it is ended by a removal",
            ));
        }
    }
    withdraw(&change, organization, &invitation).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Notes that an invitation was taken back, and tells whoever has not answered it at another server.
///
/// # Errors
/// The database.
pub(super) async fn withdraw(
    change: &Change,
    organization: &Organization,
    invitation: &Invitation,
) -> Result<()> {
    let (instance, db) = (change.instance(), &change.transaction);
    invitations::set_state(db, invitation.id, WITHDRAWN).await?;
    let (actor, invited) = (&organization.ap_id, &invitation.invited);
    let is_open = invitation.state == "pending" && !invitation.offer_id.is_empty();
    if !is_open || invitation.inviter != *actor || instance.addresses.is_ours(invited) {
        return Ok(());
    }
    let offer = json!({"type": "Offer", "id": invitation.offer_id, "actor": actor});
    tell_undone(instance, db, organization, invited, offer).await
}

/// Tells an account at another server that what invited it, an offer or by its id a message, stands no more.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn tell_undone(
    instance: &Instance,
    transaction: &Transaction,
    organization: &Organization,
    invited: &str,
    undone: Value,
) -> Result<()> {
    // Whoever is not known any more was told nothing, or is told by the answer to theirs or when asked again.
    let Some(known) = remote_actors::by_ap_id(transaction, invited).await? else {
        return Ok(());
    };
    let audience = Audience::One(invited);
    let activity = instance.activity("Undo", &organization.ap_id, undone, audience)?;
    let outgoing = Outgoing::to([known.inbox], organization, activity);
    instance.enqueue(transaction, outgoing).await
}

/// Takes it that whoever invited one of our organisations, with an offer or with a message that invites to sign, has
/// taken that back; says whether they had.
///
/// # Errors
/// The database.
pub(crate) async fn offer_undone(instance: &Instance, offer: &str, sender: &str) -> Result<bool> {
    let db = instance.database.conn();
    Ok(invitations::take_back_offer(db, offer, sender).await?)
}

/// Whether an invitation was taken back, so that an answer comes to nothing.
///
/// # Errors
/// [`FederationError::Forbidden`] `invitation_withdrawn` where it is accepted.
pub(super) fn is_taken_back(invitation: &Invitation, accepts: bool) -> Result<bool> {
    match (invitation.state == WITHDRAWN, accepts) {
        (true, true) => Err(withdrawn()),
        (is_taken_back, _) => Ok(is_taken_back),
    }
}

/// Whether an answer to an invitation of ours is still to be taken. What was accepted once, or taken back, is
/// not: else whom the organiser has dismissed could come back by saying the same again.
///
/// # Errors
/// [`FederationError::Forbidden`] `invitation_withdrawn` where it accepts what was taken back.
pub(super) fn is_open(invitation: &Invitation, accepts: bool) -> Result<bool> {
    Ok(!is_taken_back(invitation, accepts)? && invitation.state != "accepted")
}

/// Notes that an invitation was accepted, in the change that lets in whom it is for; says whether it does. A
/// server that was put back to a backup may have forgotten that it took the invitation back; the state that
/// others have kept says so.
///
/// # Errors
/// As [`is_open`].
pub(in crate::actions) async fn accept(
    change: &Change,
    invitation: &Invitation,
    role: Role,
) -> Result<bool> {
    if !invitations::answer(&change.transaction, invitation.id, "accepted").await? {
        return Err(withdrawn());
    }
    let (inviter, invited) = (&invitation.inviter, &invitation.invited);
    Ok(dismissed_at(change.state(), inviter, invited, role) < invitation.created_at)
}

fn withdrawn() -> FederationError {
    FederationError::forbidden(
        "invitation_withdrawn",
        "the invitation was taken back: nobody is let in by it any more",
    )
}
