//! `Delete`: an actor leaves the network, or takes an object back.

use super::{Received, is_anothers, profile, taken_if};
use crate::{
    FederationError, Instance,
    actions::{co_sign, comments},
    error::Result,
    inbox::Incoming,
};
use std::net::IpAddr;
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
        // What cannot be taken back now keeps nothing else from being forgotten: nobody says it twice.
        let signed = co_sign::actor_gone(instance, sender).await;
        comments::actor_gone(instance, sender).await?;
        let received = profile::gone(instance, &incoming.sender).await?;
        return signed.map(|()| received);
    }
    if !ids::same_origin(object, sender) || is_anothers(instance, object, sender).await? {
        return Err(FederationError::forbidden(
            "not_owner",
            "only its owner may delete an object",
        ));
    }
    let commented = comments::note_gone(instance, sender, object).await?;
    let signed = co_sign::reply_gone(instance, &incoming.sender, object).await?;
    Ok(taken_if(commented || signed))
}

/// The farewell of an actor, signed with a key that is `gone`, so that nobody can tell who wrote it. What
/// an account signed here goes with it where its own origin says that it is no more. Of an actor that is
/// stored this is not taken: it says farewell with the key that is known of it.
///
/// # Errors
/// The database.
pub async fn without_key(
    instance: &Instance,
    actor: &str,
    gone: &str,
    client: Option<IpAddr>,
) -> Result<Received> {
    if instance.stored_actor(actor).await?.is_some()
        || co_sign::of_actor(instance, actor).await?.is_empty()
    {
        return Ok(Received::Ignored);
    }
    // The key may have stood at another address, and may have been anybody's.
    let is_gone = gone == actor
        || matches!(
            instance.http_key(actor, client).await,
            Err(FederationError::Gone(gone)) if gone == actor
        );
    if is_gone {
        co_sign::actor_gone(instance, actor).await?;
    }
    Ok(taken_if(is_gone))
}
