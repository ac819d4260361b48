//! `Move`: an actor says that it is another one now. Whom we follow, we follow there; a list stays
//! as it is, since only keys decide who signed it. Where the new one is of this server, it says again
//! what the old one has signed.

use super::{Received, profile};
use crate::{
    FederationError, Instance,
    actions::{follow::follow, moving, unfollow::unfollow},
    actors::RemoteActor,
    error::Result,
    inbox::Incoming,
    property, site,
};
use undersigned_domain::ids;
use undersigned_store::{
    following::{self, Following},
    organizations,
};

/// Follows the new actor for each organisation of ours that follows the old one. The new one must
/// say at its own server that it is the old one too (`alsoKnownAs`). A follower that moves follows
/// again by itself. To one of ours that says so it is told, in `instrument`, in which appeals the old
/// one has spoken.
///
/// # Errors
/// [`FederationError::Forbidden`] where somebody else is said to move, or the new actor does not
/// know of it.
pub async fn receive(instance: &Instance, incoming: &Incoming) -> Result<Received> {
    let old = &incoming.sender.id;
    if !profile::is_own(incoming) {
        return Err(FederationError::forbidden(
            "not_owner",
            "an actor moves nobody but itself",
        ));
    }
    let Some(new) = property::id(incoming.activity.get("target")) else {
        return Ok(Received::Ignored);
    };
    ids::canonical_id("target", new)?;
    let db = instance.database.conn();
    let followed = following::of_actor(db, old).await?;
    let organization = instance.organization_if_any(new).await?;
    // Also where nobody here is concerned: what is not true is refused. Each host is asked so often only, and
    // for strangers of one site so many are.
    let concerns_us = !followed.is_empty() || organization.is_some();
    if !is_known_as(instance, new, old, concerns_us).await? {
        return Err(FederationError::forbidden(
            "move_unconfirmed",
            "the new actor does not say that it is the old one too",
        ));
    }
    let mut outcome = Received::Ignored;
    if let Some(organization) = organization {
        let objects = incoming.activity.get("instrument");
        let objects: Vec<&str> = property::ids_of(objects, moving::TOGETHER).collect();
        moving::remember(instance, &organization, old, &objects).await?;
        outcome = Received::Taken;
    }
    let mut refused = None;
    for row in followed {
        match go_along(instance, &row, new).await {
            Ok(()) => outcome = Received::Taken,
            Err(error) if error.is_of_database() => return Err(error),
            // Whom it does not let follow keeps no other from it.
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    match refused {
        Some(error) if outcome == Received::Ignored => Err(error),
        _ => Ok(outcome),
    }
}

/// One of our organisations follows an actor where it is now, and no more where it was.
async fn go_along(instance: &Instance, row: &Following, new: &str) -> Result<()> {
    let db = instance.database.conn();
    let Some(organization) = organizations::by_id(db, row.organization_id).await? else {
        return Ok(());
    };
    let follows = async || following::by_actor(db, organization.id, new).await;
    if row.state != "rejected" && organization.ap_id != new && follows().await?.is_none() {
        follow(instance, &organization, new).await?;
    }
    unfollow(instance, &organization, &row.actor).await
}

/// Whether an actor says at its own server that it is another one as well. Whoever moves names whom they like as
/// often as they like, so each look is paid for, and given back where it is true. Where it concerns nobody here, the site
/// of whoever moves pays as well: a stranger has only so many others asked.
///
/// # Errors
/// [`FederationError::TooMany`] where that host was asked in vain too often, or others for that site.
async fn is_known_as(instance: &Instance, new: &str, old: &str, concerns_us: bool) -> Result<bool> {
    if new == old {
        return Ok(false);
    }
    if instance.addresses.is_ours(new) {
        let ours = instance.organization_if_any(new).await?;
        return Ok(ours.is_some_and(|ours| moving::earlier(&ours).iter().any(|it| it == old)));
    }
    let host = format!("{} (moved to)", ids::host(new));
    let now = instance.clock.millis();
    let stranger = (!concerns_us).then(|| format!("{} (moves)", site::of(old)));
    if let Some(stranger) = &stranger {
        instance.key_lookups.pay(None, stranger, now)?;
    }
    instance.key_lookups.pay(None, &host, now)?;
    let fetched = instance.fetch_object(new).await;
    let read = fetched.and_then(|document| Ok((RemoteActor::read(&document, now)?, document)));
    let (actor, document) = match read {
        Ok(read) => read,
        Err(error) => {
            tracing::debug!(host = ids::host(new), %error, "where somebody moves cannot be read");
            return Ok(false);
        }
    };
    let is_it = actor.id == new && actor.also_known_as.iter().any(|name| name == old);
    if is_it {
        for paid in [&host].into_iter().chain(&stranger) {
            instance.key_lookups.pay_back(None, paid);
        }
    }
    // Of whom nobody here follows nothing is kept.
    if is_it && concerns_us {
        instance.keep_actor(&document).await?;
    }
    Ok(is_it)
}
