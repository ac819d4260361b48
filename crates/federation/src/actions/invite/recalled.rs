//! Taking an invitation back that nobody has answered. Nothing is signed and nothing is sent: an answer that
//! comes after it lets nobody in.

use super::dismissed_at;
use crate::{FederationError, Instance, error::Result, replica::Change};
use undersigned_domain::admission::Role;
use undersigned_store::{
    invitations::{self, Invitation},
    organizations::Organization,
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
    let appeal = held.ok_or_else(|| {
        FederationError::not_found("appeal_unknown", "this server does not hold that appeal")
    })?;
    if appeal.organiser != organization.ap_id {
        return Err(FederationError::forbidden(
            "not_initiator",
            "only the organiser takes back an invitation to an appeal",
        ));
    }
    // Whoever accepts just now is let in before this, or not at all.
    let change = instance.change(appeal.id).await?;
    let held = invitations::find(&change.transaction, &appeal.ap_id, invited).await?;
    let sent = held.filter(|held| held.inviter == appeal.organiser && !held.offer_id.is_empty());
    let Some(invitation) = sent else {
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
    invitations::set_state(&change.transaction, invitation.id, WITHDRAWN).await?;
    change.commit().await?;
    Ok(())
}

/// Whether an answer to an invitation of ours is still to be taken. What was accepted once, or taken back, is
/// not: else whom the organiser has dismissed could come back by saying the same again.
///
/// # Errors
/// [`FederationError::Forbidden`] `invitation_withdrawn` where it accepts what was taken back.
pub(super) fn is_open(invitation: &Invitation, accepts: bool) -> Result<bool> {
    match invitation.state.as_str() {
        WITHDRAWN if accepts => Err(withdrawn()),
        "accepted" | WITHDRAWN => Ok(false),
        _ => Ok(true),
    }
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
