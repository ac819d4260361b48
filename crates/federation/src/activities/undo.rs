//! `Undo`: a follower leaves, a block ends, an invitation (the `Offer`, or by its id the message that invites to sign), a
//! boost or a like is taken back. Other undone activities had no effect here in the first place.

use super::{Received, block, reaction};
use crate::{
    Instance, actions::invite, error::Result, inbox::Incoming, property, small_writes::SmallWrite,
    topics::following,
};
use serde_json::{Map, Value};
use undersigned_store::{blockers, organizations, topic_followers};

/// Takes back what the sender began. The activity inside may be whole, lack its id, or be nothing
/// but its id.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let sender = &incoming.sender.id;
    match incoming.activity.get("object") {
        Some(Value::String(_)) => {
            let Some(id) = incoming.undone_id() else {
                return Ok(Received::Ignored);
            };
            match by_id(instance, id, sender).await? {
                Received::Taken => Ok(Received::Taken),
                _ => reaction::undo(instance, incoming).await,
            }
        }
        Some(Value::Object(undone)) if property::is_a(undone, "Follow") => {
            unfollow(instance, sender, undone, incoming.undone_id()).await
        }
        Some(Value::Object(undone)) if property::is_a(undone, "Block") => {
            block::undo(instance, sender, undone).await
        }
        Some(Value::Object(undone)) if property::is_a(undone, "Offer") => {
            let offer = undone.get("id").and_then(Value::as_str);
            let offer = offer.unwrap_or_default();
            let undone = invite::offer_undone(instance, offer, sender).await?;
            Ok(super::taken_if(undone))
        }
        _ => reaction::undo(instance, incoming).await,
    }
}

async fn unfollow(
    instance: &Instance,
    sender: &str,
    follow: &Map<String, Value>,
    id: Option<&str>,
) -> Result<Received> {
    let db = instance.database.conn();
    let followed = property::id(follow.get("object")).unwrap_or_default();
    let left = match organizations::by_ap_id(db, followed).await? {
        Some(organization) => {
            let left = SmallWrite::Left {
                organization_id: organization.id,
                actor: sender.to_owned(),
            };
            instance.write_down(left).await?
        }
        None => {
            following::left(instance, followed, sender).await?
                || match id {
                    Some(id) => {
                        instance.write_down(left_by(id, sender)).await?
                            || topic_followers::delete_follow(db, id, sender).await?
                    }
                    None => false,
                }
        }
    };
    Ok(super::taken_if(left))
}

async fn by_id(instance: &Instance, id: &str, sender: &str) -> Result<Received> {
    let db = instance.database.conn();
    let left = instance.write_down(left_by(id, sender)).await?;
    let topic = topic_followers::delete_follow(db, id, sender).await?;
    let unblocked = blockers::delete_block(db, id, sender).await?;
    let uninvited = invite::offer_undone(instance, id, sender).await?;
    Ok(super::taken_if(left || topic || unblocked || uninvited))
}

fn left_by(follow: &str, actor: &str) -> SmallWrite {
    SmallWrite::LeftBy {
        follow: follow.to_owned(),
        actor: actor.to_owned(),
    }
}
