//! `Delete`: an actor leaves the network, or takes an object back. A deleted actor has not
//! withdrawn its endorsements: only a signed statement does.

use super::Received;
use crate::{FederationError, Instance, error::Result, inbox::Incoming};
use undersigned_domain::ids;
use undersigned_store::{followers, remote_actors};

/// Forgets a follower that is gone.
///
/// # Errors
/// [`FederationError::Forbidden`] where the object is another server's.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let Some(object) = incoming.object_id() else {
        return Ok(Received::Ignored);
    };
    let sender = &incoming.sender.id;
    if object == sender {
        let db = instance.database.conn();
        followers::delete_actor_everywhere(db, sender).await?;
        remote_actors::mark_gone(db, sender, instance.clock.millis()).await?;
        return Ok(Received::Taken);
    }
    if !ids::same_origin(object, sender) {
        return Err(FederationError::forbidden(
            "not_owner",
            "only its owner may delete an object",
        ));
    }
    Ok(Received::Ignored)
}
