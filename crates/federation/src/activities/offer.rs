//! `Offer`: one of our organisations is invited to call for an appeal together.

use super::Received;
use crate::{
    FederationError, Instance,
    actions::invite::{self, AWAITED},
    error::Result,
    inbox::Incoming,
    reconcile::replicate,
};
use serde_json::Value;
use undersigned_store::{
    appeals,
    invitations::{self, NewInvitation},
};

/// The code of why nobody joins in calling for an appeal that was withdrawn.
const WITHDRAWN: &str = "withdrawn";

/// Keeps the invitation for a person to answer; accepts at once where that was said before, unless the appeal was withdrawn
/// meanwhile: then the desk shows it with that, and it can be declined.
///
/// # Errors
/// [`FederationError::Forbidden`] where the sender is not the appeal's organiser;
/// [`FederationError::NotFound`] where we have no such organisation or appeal.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let Some(relationship) = incoming.object() else {
        return Ok(Received::Ignored);
    };
    let member = |name: &str| relationship.get(name).and_then(Value::as_str);
    let (Some("Relationship"), Some(invited), Some(object), Some(role)) = (
        member("type"),
        member("subject"),
        member("object"),
        member("relationship").and_then(invite::role),
    ) else {
        return Ok(Received::Ignored);
    };
    let organization = instance.organization(invited).await?;
    let appeal = replicate::ensure_for(instance, object, &incoming.sender.id).await?;
    if appeal.organiser != incoming.sender.id {
        // Nobody could decline it.
        appeals::delete_unasked(instance.database.conn(), object).await?;
        return Err(FederationError::forbidden(
            "not_initiator",
            "only an appeal's organiser invites to it",
        ));
    }
    let db = instance.database.conn();
    let mut invitation = NewInvitation {
        object: object.to_owned(),
        invited: invited.to_owned(),
        role: role.name().to_owned(),
        inviter: incoming.sender.id.clone(),
        offer_id: incoming.id.clone(),
        state: "pending".to_owned(),
        created_at: instance.clock.millis(),
    };
    let mut awaited = false;
    if !invitations::insert_if_absent(db, invitation.clone()).await?
        && let Some(held) = invitations::find(db, object, invited).await?
    {
        awaited = held.state == AWAITED;
        if held.offer_id == incoming.id && !awaited {
            return Ok(Received::Duplicate);
        }
        if awaited {
            // Until the answer is on its way: this may be interrupted, and then comes again.
            AWAITED.clone_into(&mut invitation.state);
        }
        invitations::upsert(db, invitation).await?;
    }
    if awaited {
        match invite::answer(instance, &organization, object, true).await {
            Err(error) if error.code() == WITHDRAWN => {
                open_again(instance, object, invited).await?;
            }
            answered => answered?,
        }
    }
    Ok(Received::Taken)
}

/// Has an invitation that was accepted before it came wait for a person, unless it was taken back meanwhile: the other server
/// has done nothing wrong by sending it.
async fn open_again(instance: &Instance, object: &str, invited: &str) -> Result<()> {
    let db = instance.database.conn();
    if let Some(held) = invitations::find(db, object, invited).await? {
        invitations::answer(db, held.id, "pending").await?;
    }
    Ok(())
}
