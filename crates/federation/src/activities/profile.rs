//! News of the sender itself: its profile has changed, or it is gone.

use super::Received;
use crate::{
    FederationError, Instance,
    actions::{admit, admit_keys},
    actors::RemoteActor,
    error::Result,
    inbox::Incoming,
};
use undersigned_domain::ids;
use undersigned_store::{
    blockers, deliveries, followers, following, portraits, remote_actors, topic_followers,
};

/// Whether the activity is about its sender.
pub fn is_own(incoming: &Incoming) -> bool {
    incoming.object_id() == Some(&incoming.sender.id)
}

/// `Update`: what is true of an actor is what its own server says, so it is fetched anew. Where
/// that cannot be asked, or says what cannot be, everything stays as it was.
///
/// # Errors
/// [`FederationError::Invalid`] where the profile is of no use any more, as when its inbox has
/// become somebody else's; [`FederationError::TooMany`] where that host was asked in vain too often.
pub async fn changed(instance: &Instance, sender: &RemoteActor) -> Result<Received> {
    // Its address may lead on to others, who did not wish to be asked.
    let host = format!("{} (profile)", ids::host(&sender.id));
    let now = instance.clock.millis();
    instance.key_lookups.pay(None, &host, now)?;
    let actor = match instance.refetch_actor(&sender.id).await {
        Ok(actor) => actor,
        Err(error @ (FederationError::Unreachable { .. } | FederationError::Gone(_))) => {
            tracing::debug!(host = ids::host(&sender.id), %error, "a changed profile was not read");
            return Ok(Received::Ignored);
        }
        Err(error) => return Err(error),
    };
    if actor.id != sender.id {
        return Err(FederationError::invalid(
            "id_mismatch",
            "the actor's address answers with another actor",
        ));
    }
    instance.key_lookups.pay_back(None, &host);
    admit_keys::look_at(instance, &actor).await?;
    Box::pin(admit::moved(instance, &actor.id)).await?;
    Ok(Received::Taken)
}

/// `Delete`: the actor follows nobody here and nobody here follows it any more. Its profile and its keys
/// are forgotten, or, where something else here names it, not believed before its server was asked again:
/// that says then that it is gone. It has not withdrawn its endorsements: only a signed statement does.
///
/// # Errors
/// The database.
pub async fn gone(instance: &Instance, sender: &RemoteActor) -> Result<Received> {
    let transaction = instance.database.begin().await?;
    followers::delete_actor_everywhere(&transaction, &sender.id).await?;
    topic_followers::delete_actor_everywhere(&transaction, &sender.id).await?;
    following::delete_actor_everywhere(&transaction, &sender.id).await?;
    blockers::delete_actor_everywhere(&transaction, &sender.id).await?;
    if let Some(inbox) = instance.inbox_of_its_own(&transaction, sender).await? {
        deliveries::drop_inbox(&transaction, inbox).await?;
    }
    remote_actors::mark_gone(&transaction, &sender.id, instance.clock.millis()).await?;
    portraits::forget(&transaction, &sender.id).await?;
    transaction.commit().await?;
    // However short a time ago it was asked while the actor was there still.
    instance.key_lookups.not_fetched_again(&sender.id);
    Ok(Received::Taken)
}
