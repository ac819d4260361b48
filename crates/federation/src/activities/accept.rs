//! `Accept` and `Reject`: an answer to our `Follow` or `Offer`, an endorsement that was let in,
//! carried along whole with its admission, or one that was refused; what an organiser decided about our words.

use super::{Received, create::is_statement, refusal, statement};
use crate::{
    FederationError, Instance,
    actions::{comments, invite},
    error::Result,
    inbox::Incoming,
    property,
    topics::following as topics,
};
use serde_json::Value;
use undersigned_store::{following, invitations, organizations};

/// Whether this answers an invitation of ours; if it accepts, the admission is signed.
async fn answer_offer(instance: &Instance, offer: &str, sender: &str, state: &str) -> Result<bool> {
    let db = instance.database.conn();
    let Some(invitation) = invitations::by_offer(db, offer, sender).await? else {
        return Ok(false);
    };
    if !instance.addresses.is_ours(&invitation.inviter) {
        return Ok(false);
    }
    invite::take_answer(instance, &invitation, state).await?;
    Ok(true)
}

/// Whether this answers a `Follow` of ours: one with this id, or, where the answer does not say
/// which, the one that the organisation in it sent to the sender.
async fn answer_follow(
    instance: &Instance,
    incoming: &Incoming,
    id: &str,
    state: &str,
) -> Result<bool> {
    let db = instance.database.conn();
    let sender = &incoming.sender.id;
    if following::set_state(db, id, sender, state).await? {
        return Ok(true);
    }
    let follow = incoming.object().filter(|object| {
        property::is_a(object, "Follow") && property::id(object.get("object")) == Some(sender)
    });
    let Some(follower) = follow.and_then(|follow| property::id(follow.get("actor"))) else {
        return Ok(false);
    };
    let Some(organization) = organizations::by_ap_id(db, follower).await? else {
        return Ok(false);
    };
    Ok(following::set_state_of(db, organization.id, sender, state).await?)
}

/// Takes the answer.
///
/// # Errors
/// [`FederationError::Forbidden`] for an answer to what was never asked, and for an acceptance of what was
/// taken back; the faults of the statements inside.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    if refusal::take(instance, incoming).await? {
        return Ok(Received::Taken);
    }
    if comments::answered(instance, incoming).await? {
        return Ok(Received::Taken);
    }
    let admission = incoming.activity.get("result").and_then(Value::as_object);
    let endorsement = incoming.object().filter(|object| is_statement(object));
    if admission.is_some() || endorsement.is_some() {
        let mut outcome = Received::Ignored;
        // The admission first: it lets in the key of what comes with it.
        for document in [admission, endorsement].into_iter().flatten() {
            let document = document.clone();
            let taken = statement::receive(instance, document, statement::Carried::Along).await?;
            if outcome != Received::Taken {
                outcome = taken;
            }
        }
        return Ok(outcome);
    }
    let follow = incoming.object_id().unwrap_or_default();
    let state = match incoming.kind.as_str() {
        "Accept" => "accepted",
        _ => "rejected",
    };
    let sender = &incoming.sender.id;
    if topics::answered(instance, follow, sender, state).await? {
        return Ok(Received::Taken);
    }
    let known = answer_follow(instance, incoming, follow, state).await?;
    if !known && answer_offer(instance, follow, sender, state).await? {
        return Ok(Received::Taken);
    }
    if !known && invite::declined(instance, incoming).await? {
        return Ok(Received::Taken);
    }
    if !known {
        return Err(FederationError::forbidden(
            "unsolicited_accept",
            "this answers nothing that was asked",
        ));
    }
    if state == "accepted" {
        instance.discover_soon(sender);
    }
    Ok(Received::Taken)
}
