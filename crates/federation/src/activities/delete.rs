//! `Delete`: an actor leaves the network, or takes an object back.

use super::{Received, is_anothers, profile, taken_if};
use crate::{
    FederationError, Instance,
    actions::{co_sign, comments},
    error::Result,
    inbox::Incoming,
};
use undersigned_domain::ids;

/// Forgets an actor that is gone.
///
/// # Errors
/// [`FederationError::Forbidden`] where the object is another's.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    if let Some(tombstone) = incoming.object()
        && undersigned_domain::dispatch::is_dispatch(tombstone)
    {
        return super::dispatch::receive(instance, tombstone).await;
    }
    let Some(object) = incoming.object_id() else {
        return Ok(Received::Ignored);
    };
    let sender = &incoming.sender.id;
    if object == sender {
        co_sign::actor_gone(instance, sender).await?;
        comments::actor_gone(instance, sender).await?;
        return profile::gone(instance, &incoming.sender).await;
    }
    if !ids::same_origin(object, sender) || is_anothers(instance, object, sender).await? {
        return Err(FederationError::forbidden(
            "not_owner",
            "only its owner may delete an object",
        ));
    }
    let commented = comments::note_gone(instance, sender, object).await?;
    let signed = co_sign::reply_gone(instance, sender, object).await?;
    Ok(taken_if(commented || signed))
}
