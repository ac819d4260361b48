//! `Follow`: somebody wants to hear from one of our organisations, or of what comes into a topic.
//! Always welcome, unless very many inboxes are told already.

use super::Received;
use crate::{
    FederationError, Instance,
    error::Result,
    inbox::Incoming,
    outgoing::{Audience, Outgoing},
    site,
    small_writes::SmallWrite,
    topics::following,
};
use undersigned_store::{
    ConnectionTrait,
    followers::{self, NewFollower},
    organizations,
};

/// Most inboxes of one registered domain that are told what an organisation says: each is a delivery of its
/// own, and whoever has a domain has as many as they like. One that is shared is one.
const MAX_OF_DOMAIN: usize = 1_000;
/// Most inboxes that are told what an organisation says.
const MAX_IN_ALL: usize = 100_000;

/// Stores the follower and answers with `Accept`. Whom we do not have cannot be followed; an inbox
/// does not answer that with 404, because some software then forgets all that it holds of ours.
///
/// # Errors
/// [`FederationError::TooMany`] `follower_limit`; the database.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let object = incoming.object_id().unwrap_or_default();
    let db = instance.database.conn();
    let found = organizations::by_ap_id(db, object).await?;
    let Some(organization) = found.filter(|found| found.suspended_at.is_none()) else {
        return following::receive(instance, incoming).await;
    };
    let sender = &incoming.sender;
    if !has_room(db, organization.id, sender.server_inbox()).await? {
        return Err(FederationError::TooMany {
            code: "follower_limit",
            detail: "very many inboxes there, or in all, are told already what this organisation \
                     says; one that is shared counts once"
                .into(),
        });
    }
    let follower = NewFollower {
        organization_id: organization.id,
        actor: sender.id.clone(),
        inbox: sender.inbox.clone(),
        shared_inbox: sender.shared_inbox.clone(),
        follow_activity_id: incoming.id.clone(),
        created_at: instance.clock.millis(),
    };
    let follow = incoming.follow_of(&organization.ap_id);
    let audience = Audience::One(&sender.id);
    let activity = instance.activity("Accept", &organization.ap_id, follow, audience)?;
    let accept = Outgoing::to([sender.inbox.clone()], &organization, activity);
    let follows = SmallWrite::Follows {
        follower,
        accept: Box::new(accept),
    };
    instance.write_down(follows).await?;
    instance.wake_delivery();
    Ok(Received::Taken)
}

/// Whether what an organisation says may be told at this inbox, too.
///
/// # Errors
/// The database.
pub(crate) async fn has_room(
    db: &impl ConnectionTrait,
    organization_id: i64,
    inbox: &str,
) -> Result<bool> {
    if followers::is_told_at(db, organization_id, inbox).await? {
        return Ok(true);
    }
    let told = followers::inboxes(db, organization_id).await?;
    Ok(site::has_room(&told, inbox, MAX_OF_DOMAIN, MAX_IN_ALL))
}
