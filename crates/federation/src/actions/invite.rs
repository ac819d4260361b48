//! Inviting others to call for an appeal together, and answering such an invitation.
//!
//! An invitation is an `Offer` of a `Relationship` (ActivityStreams): its subject is who is
//! invited, its object the appeal, and the relationship the role. Once the invited has accepted,
//! the organiser signs the admission.

mod answer;
mod later;
mod named;
mod recalled;
mod to_sign;

pub use answer::{answer, decline_to_sign};
pub(crate) use answer::{id_at, take_answer};
pub(super) use later::forget_later;
pub use later::{Asking, Later, later, not_later, note_later};
pub(crate) use named::ask_again;
pub use named::not_asked;
pub(super) use named::{invite_named, invite_unasked};
pub(crate) use recalled::offer_undone;
pub use recalled::recall;
pub(super) use recalled::{accept, tell_undone};
pub(super) use to_sign::tag as to_sign_tag;
pub use to_sign::{Letter, is_to_sign, letter};
pub(crate) use to_sign::{declined, signed, take as take_to_sign, waits};

use super::admit;
use crate::{
    FederationError, Instance,
    error::Result,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::Change,
    speaking,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use undersigned_domain::{State, Status, admission::Role, ids};
use undersigned_store::{
    appeals::Appeal,
    invitations::{self, Invitation, NewInvitation},
    organizations::Organization,
    settings,
};

/// What the relationship of an invitation begins with; the role follows.
const RELATIONSHIP: &str = "https://w3id.org/undersigned#";

/// The state of an invitation that was accepted before it came.
pub(crate) const AWAITED: &str = "awaited";

/// Invites an actor to an appeal of the organisation's own.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is not the organiser; [`FederationError::Conflict`]
/// `withdrawn` where the appeal was withdrawn; [`FederationError::Invalid`] for another role than co-initiator or keeper, and `id_mismatch` for an
/// address that only leads on to an actor; [`FederationError::NotFound`] for nobody of this server.
pub async fn invite(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    invited: &str,
    role: Role,
) -> Result<()> {
    if !matches!(role, Role::CoInitiator | Role::Keeper) {
        return Err(FederationError::invalid(
            "role_invalid",
            "somebody is invited as co-initiator or as keeper",
        ));
    }
    let appeal = replicate::ensure(instance, object).await?;
    if appeal.organiser != organization.ap_id {
        return Err(FederationError::forbidden(
            "not_initiator",
            "only the organiser invites to an appeal",
        ));
    }
    ids::canonical_id("about", invited)?;
    check_not_withdrawn(&appeal)?;
    // Whoever accepts is let in by a word of the organiser's.
    speaking::check(instance, organization, &appeal).await?;
    offer(instance, organization, &appeal, invited, role, None).await
}

/// # Errors
/// [`FederationError::Conflict`] `withdrawn` where nobody joins in calling for an appeal any more.
fn check_not_withdrawn(appeal: &Appeal) -> Result<()> {
    match appeal.status == Status::Withdrawn.name() {
        true => Err(FederationError::conflict(
            "withdrawn",
            "the appeal has been withdrawn: nobody joins in calling for it any more",
        )),
        false => Ok(()),
    }
}

/// Sends the offer. An invitation that was accepted before stands. `kept` is the name under which it is noted that this
/// is yet to be done, if it is: that ends by it, and where somebody has taken it back nobody is asked.
pub(super) async fn offer(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    invited: &str,
    role: Role,
    kept: Option<&str>,
) -> Result<()> {
    let object = &appeal.ap_id;
    let held = invitations::find(instance.database.conn(), object, invited).await?;
    let answered_already = held.as_ref().is_some_and(|held| held.state == AWAITED);
    if held.is_some_and(|held| held.state == "accepted" && held.role == role.name()) {
        return Ok(());
    }
    let relationship = json!({
        "type": "Relationship",
        "subject": invited,
        "relationship": format!("{RELATIONSHIP}{}", role.name()),
        "object": object,
    });
    let actor = &organization.ap_id;
    let activity = instance.activity("Offer", actor, relationship, Audience::One(invited))?;
    let offer_id = activity
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let inboxes = inboxes_of(instance, invited).await?;
    // Later than every dismissal before it, whatever the clock says.
    let snapshot = instance.snapshot(appeal).await?;
    let taken_back = dismissed_at(snapshot.state(), &appeal.organiser, invited, role);
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    if let Some(kept) = kept
        && !settings::take(&transaction, kept).await?
    {
        return Ok(());
    }
    invitations::upsert(
        &transaction,
        NewInvitation {
            object: object.clone(),
            invited: invited.to_owned(),
            role: role.name().to_owned(),
            inviter: actor.clone(),
            offer_id,
            state: "pending".to_owned(),
            created_at: now.max(taken_back + 1),
        },
    )
    .await?;
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    if answered_already && instance.addresses.is_ours(invited) {
        let invited = instance.organization(invited).await?;
        return answer(instance, &invited, object, true).await;
    }
    Ok(())
}

/// Where an offer to somebody goes; nowhere for an organisation of ours. Whoever an address only leads on
/// to is somebody else: their server would not know who is meant.
async fn inboxes_of(instance: &Instance, invited: &str) -> Result<BTreeSet<String>> {
    if instance.addresses.is_ours(invited) {
        let found = instance.organization_if_any(invited).await?;
        let unknown =
            || FederationError::not_found("actor_unknown", "nobody here has that address");
        return found.map(|_| BTreeSet::new()).ok_or_else(unknown);
    }
    let actor = instance.actor(invited).await?;
    if actor.id != invited {
        let detail = format!("{invited} leads on to {}: invite that", actor.id);
        return Err(FederationError::invalid("id_mismatch", detail));
    }
    Ok(BTreeSet::from([actor.inbox]))
}

/// When an organiser last took a role away from somebody, in milliseconds since 1970; 0 for never.
fn dismissed_at(state: &State, organiser: &str, invited: &str, role: Role) -> i64 {
    let removals = state
        .admissions_of(invited)
        .filter(|(key, _)| key.author == organiser)
        .filter(|(key, _)| key.role == Some(role) && key.admits.is_none())
        .filter(|(_, register)| admit::takes_off(register));
    let newest = removals.map(|(_, register)| register.seq()).max();
    i64::try_from(newest.unwrap_or(0)).unwrap_or(i64::MAX - 1)
}

/// Whether the role that came of an invitation was ended since, by the word of whoever invited.
pub(crate) fn was_dismissed(state: &State, invitation: &Invitation) -> bool {
    let (inviter, invited) = (&invitation.inviter, &invitation.invited);
    role_of(invitation)
        .is_some_and(|role| dismissed_at(state, inviter, invited, role) >= invitation.created_at)
}

/// The role that an invitation offers.
fn role_of(invitation: &Invitation) -> Option<Role> {
    let mut all = Role::ALL.iter();
    let found = all.find(|(name, _)| *name == invitation.role);
    found.map(|(_, role)| *role)
}

/// Takes an invitation back with the role that came of it. Another one may be sent later.
pub(super) async fn take_back(
    change: &Change,
    organization: &Organization,
    invited: &str,
) -> Result<()> {
    let object = &change.appeal.ap_id;
    match invitations::find(&change.transaction, object, invited).await? {
        Some(held) => recalled::withdraw(change, organization, &held).await,
        None => Ok(()),
    }
}

/// Reads the role out of an invitation's relationship.
pub(crate) fn role(relationship: &str) -> Option<Role> {
    let name = relationship.strip_prefix(RELATIONSHIP)?;
    Role::ALL
        .iter()
        .find(|(known, role)| *known == name && matches!(role, Role::CoInitiator | Role::Keeper))
        .map(|(_, role)| *role)
}
