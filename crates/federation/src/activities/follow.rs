//! `Follow`: somebody wants to hear from one of our organisations, or of what comes into a topic.
//! Always welcome.

use super::Received;
use crate::{
    Instance,
    error::Result,
    inbox::Incoming,
    outgoing::{Audience, Outgoing},
    topics::following,
};
use undersigned_store::{blockers, followers, organizations};

/// Stores the follower and answers with `Accept`. Whom we do not have cannot be followed; an inbox
/// does not answer that with 404, because some software then forgets all that it holds of ours.
///
/// # Errors
/// The database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let object = incoming.object_id().unwrap_or_default();
    let found = organizations::by_ap_id(instance.database.conn(), object).await?;
    let Some(organization) = found.filter(|found| found.suspended_at.is_none()) else {
        return following::receive(instance, incoming).await;
    };
    let sender = &incoming.sender;
    let transaction = instance.database.begin().await?;
    // Whoever follows wants to hear from us again, whatever it said before.
    blockers::delete(&transaction, organization.id, &sender.id).await?;
    followers::upsert(
        &transaction,
        followers::NewFollower {
            organization_id: organization.id,
            actor: sender.id.clone(),
            inbox: sender.inbox.clone(),
            shared_inbox: sender.shared_inbox.clone(),
            follow_activity_id: incoming.id.clone(),
            created_at: instance.clock.millis(),
        },
    )
    .await?;
    let follow = incoming.follow_of(&organization.ap_id);
    let audience = Audience::One(&sender.id);
    let activity = instance.activity("Accept", &organization.ap_id, follow, audience)?;
    instance
        .enqueue(
            &transaction,
            Outgoing::to([sender.inbox.clone()], &organization, activity),
        )
        .await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(Received::Taken)
}
