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
    followers::{self, NewFollower, OfSite},
    organizations,
};

/// Most inboxes of one registered domain that are told what an organisation says: each is a delivery of its
/// own, and whoever has a domain has as many as they like. One that is shared is one.
const MAX_OF_DOMAIN: u64 = 1_000;
/// The same of a domain that nobody here has known for long: whoever has many domains has those inboxes at once.
const MAX_OF_NEW_DOMAIN: u64 = 100;
/// For so long after the first of a domain has followed it is a new one, in milliseconds: a week.
const NEW_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// Most inboxes that are told what an organisation says.
const MAX_IN_ALL: u64 = 100_000;

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
    if !has_room(instance, organization.id, sender.server_inbox()).await? {
        return Err(FederationError::too_many(
            "follower_limit",
            "very many inboxes there, or in all, are told already what this organisation \
                     says; one that is shared counts once",
        ));
    }
    let follower = NewFollower {
        organization_id: organization.id,
        actor: sender.id.clone(),
        inbox: sender.inbox.clone(),
        shared_inbox: sender.shared_inbox.clone(),
        follow_activity_id: incoming.id.clone(),
        created_at: instance.clock.millis(),
        site: site::of(sender.server_inbox()),
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

/// Whether what an organisation says may be told at this inbox, too. Inboxes are counted only where there are followers
/// enough to have too many.
///
/// # Errors
/// The database.
pub(crate) async fn has_room(
    instance: &Instance,
    organization_id: i64,
    inbox: &str,
) -> Result<bool> {
    let db = instance.database.conn();
    if followers::is_told_at(db, organization_id, inbox).await? {
        return Ok(true);
    }
    let site = site::of(inbox);
    let there = followers::of_site(db, organization_id, &site, MAX_OF_DOMAIN).await?;
    let most = most_of(&there, instance.clock.millis());
    let is_full = there.followers.unsigned_abs() >= most
        && followers::count_inboxes(db, organization_id, Some(&site)).await? >= most;
    if is_full {
        return Ok(false);
    }
    Ok(!followers::are_many(db, organization_id, MAX_IN_ALL).await?
        || followers::count_inboxes(db, organization_id, None).await? < MAX_IN_ALL)
}

/// How many inboxes of a registered domain may be told, by who follows from there.
fn most_of(there: &OfSite, now: i64) -> u64 {
    match there.since {
        Some(since) if now - since > NEW_MILLIS => MAX_OF_DOMAIN,
        _ => MAX_OF_NEW_DOMAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_484_of_a_new_domain_few_inboxes_are_told() {
        let now = 9 * NEW_MILLIS;
        let most = |since| {
            let followers = 1;
            most_of(&OfSite { followers, since }, now)
        };
        assert_eq!(most(None), MAX_OF_NEW_DOMAIN);
        assert_eq!(most(Some(now - NEW_MILLIS)), MAX_OF_NEW_DOMAIN);
        assert_eq!(most(Some(now - NEW_MILLIS - 1)), MAX_OF_DOMAIN);
    }
}
