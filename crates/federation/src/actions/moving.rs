//! An organisation moves to another server, or to another domain of the same people: there it is
//! another actor, since an id is never taken along.
//!
//! 1. [`come_from`]: the new actor says that it was the old one (`alsoKnownAs`);
//! 2. [`go_to`]: the old one says that it is the new one now (`movedTo`, a `Move` to everybody who
//!    follows it or holds what it said), invites it to the appeals it calls for, and tells it alone
//!    in which appeals it has spoken;
//! 3. [`again`]: the new one signs again what the old one has signed, under its own key and id, and
//!    accepts those invitations;
//! 4. [`leaving`]: once the new one stands on a list, the old one withdraws from that list;
//! 5. [`forget`]: before the old domain goes, the new one says no longer that it was the old one.
//!
//! So no name leaves a list for a moment. docs/adr/0036-moving.md says why it is done like this.

mod again;
mod leaving;

use super::{invite, rotate::tell_of_keys, rotation};
use crate::{
    FederationError, Instance,
    actors::RemoteActor,
    discovery::webfinger::FoundActor,
    error::Result,
    outgoing::{Audience, Outgoing},
    property,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{admission::Role, ids};
use undersigned_store::{
    ConnectionTrait, moved_appeals,
    organizations::{self, Organization},
    outage::Outage,
    settings,
};

pub use again::{ACCEPTED, NOT_SIGNED, OTHER_WORDING, SIGNED, WITHDRAWN};
pub use undersigned_store::moved_appeals::MovedAppeal;

/// How often it is looked whether something is to be done.
const PAUSE: Duration = Duration::from_secs(3);
/// Most actors that an organisation says it was.
const MAX_EARLIER: usize = 8;
/// Appeals named in one activity.
pub(crate) const TOGETHER: usize = 50;
/// Most appeals in which an organisation that came here is to speak again.
const MAX_APPEALS: u64 = 10_000;

/// What an organisation has done by moving away.
#[derive(Debug, Clone)]
pub struct Gone {
    /// The actor that it is now.
    pub to: String,
    /// Appeals it has signed, which are to be signed again.
    pub signed: Vec<String>,
    /// Appeals it calls for, to which the new actor is invited.
    pub invited: Vec<String>,
    /// Appeals it calls for, to which the new actor could not be invited, with the reason.
    pub not_invited: Vec<(String, String)>,
}

/// Which actors an organisation says it was.
#[must_use]
pub fn earlier(organization: &Organization) -> Vec<String> {
    serde_json::from_str(&organization.also_known_as).unwrap_or_default()
}

/// Has an organisation say that it was an actor elsewhere. Answers that actor's id.
///
/// # Errors
/// [`FederationError::Conflict`] `moved` where it says itself that it is elsewhere;
/// [`FederationError::Invalid`] for an actor of this server, or too many; as
/// [`Instance::find_actor`] else.
pub async fn come_from(
    instance: &Instance,
    organization: &Organization,
    account: &str,
) -> Result<String> {
    if let Some(to) = &organization.moved_to {
        return Err(is_elsewhere(&organization.ap_id, to));
    }
    let FoundActor::Theirs(old) = instance.find_actor(account).await? else {
        return Err(of_this_server());
    };
    let mut earlier = earlier(organization);
    if earlier.contains(&old.id) {
        return Ok(old.id);
    }
    if earlier.len() >= MAX_EARLIER {
        return Err(FederationError::invalid(
            "too_many_moves",
            format!("an organisation says of at most {MAX_EARLIER} actors that it was them"),
        ));
    }
    earlier.push(old.id.clone());
    say_who_it_was(instance, organization, &earlier).await?;
    Ok(old.id)
}

/// Has an organisation no longer say that it was an actor elsewhere, whose name may be taken by
/// somebody else: nothing more is signed for what that actor says. Answers that actor's id, if it was
/// named. What was signed stands.
///
/// # Errors
/// As [`Instance::find_actor`] where what is given is no id that is named: an account may have to be
/// asked for.
pub async fn forget(
    instance: &Instance,
    organization: &Organization,
    account: &str,
) -> Result<Option<String>> {
    let mut earlier = earlier(organization);
    // By its id also when nobody answers there any more.
    let old = match earlier.iter().any(|one| one == account) {
        true => account.to_owned(),
        false => match instance.find_actor(account).await? {
            FoundActor::Theirs(old) => old.id,
            FoundActor::Ours(_) => return Ok(None),
        },
    };
    if !earlier.contains(&old) {
        return Ok(None);
    }
    earlier.retain(|one| *one != old);
    say_who_it_was(instance, organization, &earlier).await?;
    Ok(Some(old))
}

/// Changes which actors an organisation says it was, and tells of the changed actor.
async fn say_who_it_was(
    instance: &Instance,
    organization: &Organization,
    earlier: &[String],
) -> Result<()> {
    let also_known_as = json!(earlier).to_string();
    let changed = Organization {
        also_known_as,
        ..organization.clone()
    };
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    organizations::set_also_known_as(&transaction, changed.id, &changed.also_known_as).await?;
    tell_of_keys(instance, &transaction, &changed, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// Has an organisation say that it is another actor now, and tells everybody. Again tells them once
/// more, and the new actor of what was signed since.
///
/// # Errors
/// [`FederationError::Conflict`] `move_unconfirmed` where the new actor does not say that it was this
/// one, `moved` where it says that it is elsewhere itself, or `suspended`; [`FederationError::Invalid`] for
/// an actor of this server; as [`Instance::find_actor`] else.
pub async fn go_to(
    instance: &Instance,
    organization: &Organization,
    account: &str,
) -> Result<Gone> {
    if organization.suspended_at.is_some() {
        return Err(FederationError::conflict(
            "suspended",
            "nothing is sent in the name of an organisation that is suspended: resume it first",
        ));
    }
    let new = confirmed(instance, organization, account).await?;
    let own = &organization.ap_id;
    let signed: Vec<String> = instance
        .endorsements_of(organization)
        .await?
        .into_iter()
        .filter(|one| one.endorsed)
        .map(|one| one.view.appeal.ap_id)
        .collect();
    let called_for = called_for(instance, organization).await?;
    // Said again, it is no later.
    let is_there = organization.moved_to.as_ref() == Some(&new.id);
    let since = organization.moved_at.filter(|_| is_there);
    let changed = Organization {
        moved_to: Some(new.id.clone()),
        moved_at: Some(since.unwrap_or_else(|| instance.clock.millis())),
        ..organization.clone()
    };
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    let (to, at) = (changed.moved_to.as_deref(), changed.moved_at);
    organizations::set_moved(&transaction, changed.id, to, at).await?;
    // Its document names the new actor before anybody hears of the move.
    tell_of_keys(instance, &transaction, &changed, &appeals).await?;
    let mut inboxes: BTreeSet<String> = instance.follower_inboxes(&transaction, changed.id).await?;
    for appeal_id in &appeals {
        inboxes.extend(instance.replica_inboxes(&transaction, *appeal_id).await?);
    }
    let outgoing = Outgoing {
        public: true,
        ..Outgoing::to(inboxes, &changed, moving(instance, own, &new.id, None)?)
    };
    instance.enqueue(&transaction, outgoing).await?;
    let all: Vec<&String> = signed.iter().chain(&called_for).collect();
    for some in all.chunks(TOGETHER) {
        let activity = moving(instance, own, &new.id, Some(json!(some)))?;
        let outgoing = Outgoing::to([new.inbox.clone()], &changed, activity);
        instance.enqueue(&transaction, outgoing).await?;
    }
    transaction.commit().await?;
    instance.wake_delivery();
    let mut gone = Gone {
        to: new.id,
        signed,
        invited: Vec::new(),
        not_invited: Vec::new(),
    };
    for object in called_for {
        match invite::invite(instance, &changed, &object, &gone.to, Role::CoInitiator).await {
            Ok(()) => gone.invited.push(object),
            Err(error) => gone.not_invited.push((object, error.to_string())),
        }
    }
    Ok(gone)
}

/// The actor that an organisation wants to be, as its own server shows it now: it says that it was that organisation.
async fn confirmed(
    instance: &Instance,
    organization: &Organization,
    account: &str,
) -> Result<RemoteActor> {
    let FoundActor::Theirs(found) = instance.find_actor(account).await? else {
        return Err(of_this_server());
    };
    let document = instance.fetch_object(&found.id).await?;
    let new = instance.keep_actor(&document).await?;
    let own = &organization.ap_id;
    if new.id != found.id || !new.also_known_as.contains(own) {
        return Err(FederationError::conflict(
            "move_unconfirmed",
            format!(
                "{} does not say that it was {own}: first run `undersigned admin move from {own}` at its server",
                found.id
            ),
        ));
    }
    // It would sign nothing; and of two that each say they are the other, each would withdraw.
    if let Some(to) = property::id(document.get("movedTo")) {
        return Err(is_elsewhere(&new.id, to));
    }
    Ok(new)
}

/// Takes back that an organisation has moved; says whether it had. What it withdrew stays withdrawn.
///
/// # Errors
/// The database.
pub async fn stay(instance: &Instance, organization: &Organization) -> Result<bool> {
    let Some(to) = &organization.moved_to else {
        return Ok(false);
    };
    let now = instance.clock.millis();
    let changed = Organization {
        moved_to: None,
        moved_at: None,
        ..organization.clone()
    };
    let appeals = rotation::own_appeals(instance, organization).await?;
    let transaction = instance.database.begin().await?;
    organizations::set_moved(&transaction, changed.id, None, None).await?;
    let mut away = times_away(&transaction, organization, to).await?;
    away.push((organization.moved_at.unwrap_or(now), now));
    let away = json!(away).to_string();
    settings::set(&transaction, &was_away(organization, to), &away).await?;
    tell_of_keys(instance, &transaction, &changed, &appeals).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(true)
}

/// The fact that holds when an organisation was another actor; it goes with the organisation.
fn was_away(organization: &Organization, to: &str) -> String {
    format!("was-away:{}:{to}", organization.id)
}

/// From and until when an organisation was another actor, which it is no more: what it withdrew in that time is
/// signed again where it comes back from there.
async fn times_away(
    db: &impl ConnectionTrait,
    organization: &Organization,
    to: &str,
) -> Result<Vec<(i64, i64)>> {
    let noted = settings::get(db, &was_away(organization, to)).await?;
    let away = noted.and_then(|noted| serde_json::from_str(&noted).ok());
    Ok(away.unwrap_or_default())
}

/// Notes that an organisation of ours, which an actor elsewhere says it is now, is to speak again in
/// some appeals; also where that was given up before.
///
/// # Errors
/// The database.
pub(crate) async fn remember(
    instance: &Instance,
    organization: &Organization,
    old: &str,
    objects: &[&str],
) -> Result<()> {
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    let mut held = moved_appeals::count(&transaction, organization.id).await?;
    for object in objects.iter().take(TOGETHER) {
        if held >= MAX_APPEALS || ids::canonical_id("object", object).is_err() {
            continue;
        }
        let id = organization.id;
        moved_appeals::add(&transaction, id, old, object, &again::LEFT, now).await?;
        held += 1;
    }
    transaction.commit().await?;
    Ok(())
}

/// What is still to be said again, and what became of the rest, oldest first.
///
/// # Errors
/// The database.
pub async fn taken_along(
    instance: &Instance,
    organization: &Organization,
) -> Result<Vec<MovedAppeal>> {
    Ok(moved_appeals::list(instance.database.conn(), organization.id).await?)
}

/// Does what follows from moves until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut looked = leaving::Looked::default();
    let (mut unsigned, mut listed) = (Outage::default(), Outage::default());
    while !stop.is_cancelled() {
        let went = again::work(&instance).await;
        if let Some(error) = unsigned.look(&went) {
            tracing::warn!(%error, "what was signed elsewhere was not signed again; it is tried again");
        }
        let went = leaving::work(&instance, &mut looked).await;
        if let Some(error) = listed.look(&went) {
            tracing::warn!(%error, "who has moved was not withdrawn; it is tried again");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Appeals of its own that are published and not withdrawn.
async fn called_for(instance: &Instance, organization: &Organization) -> Result<Vec<String>> {
    let own = instance.appeals_of(organization).await?;
    let stands = |status: &str| status != "withdrawn" && status != "draft";
    Ok(own
        .into_iter()
        .filter(|appeal| appeal.root.is_some() && stands(&appeal.status))
        .map(|appeal| appeal.ap_id)
        .collect())
}

/// A `Move`; to the new actor alone one that names appeals.
fn moving(
    instance: &Instance,
    old: &str,
    new: &str,
    appeals: Option<Value>,
) -> Result<serde_json::Map<String, Value>> {
    let audience = match appeals {
        Some(_) => Audience::One(new),
        None => Audience::Public,
    };
    let mut activity = instance.activity("Move", old, json!(old), audience)?;
    activity.insert("target".into(), json!(new));
    if let Some(appeals) = appeals {
        activity.insert("instrument".into(), appeals);
    }
    Ok(activity)
}

/// What is said of an actor to which nobody moves, because it has moved itself.
fn is_elsewhere(actor: &str, to: &str) -> FederationError {
    FederationError::conflict(
        "moved",
        format!(
            "{actor} says that it is {to} now, and signs nothing: take that back first, with \
             `undersigned admin move stay` at its server"
        ),
    )
}

fn of_this_server() -> FederationError {
    FederationError::invalid(
        "move_here",
        "both are organisations of this server: an organisation moves from one server to another",
    )
}
