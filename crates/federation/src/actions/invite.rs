//! Inviting others to call for an appeal together, and answering such an invitation.
//!
//! An invitation is an `Offer` of a `Relationship` (ActivityStreams): its subject is who is
//! invited, its object the appeal, and the relationship the role. Once the invited has accepted,
//! the organiser signs the admission.

mod later;
mod named;
mod recalled;
mod to_sign;

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

use super::admit::{self, Decision};
use crate::{
    FederationError, Instance,
    error::Result,
    lookups,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
    replica::Change,
    speaking,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Duration};
use undersigned_domain::{
    State, Status,
    admission::{AdmissionState, Role},
    ids,
};
use undersigned_store::{
    appeals::{self, Appeal},
    invitations::{self, Invitation, NewInvitation},
    organizations::Organization,
    settings,
};

/// What the relationship of an invitation begins with; the role follows.
const RELATIONSHIP: &str = "https://w3id.org/undersigned#";

/// The state of an invitation that was accepted before it came.
pub(crate) const AWAITED: &str = "awaited";

/// How long somebody who answers waits for the server that an address is at.
const ASKING: Duration = Duration::from_secs(3);

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

/// Accepts or declines to call for an appeal together. An acceptance that comes before its invitation is remembered. What
/// was held for the invitation alone goes once it is declined.
///
/// # Errors
/// [`FederationError::Forbidden`] `invitation_withdrawn` where what is accepted was taken back;
/// [`FederationError::Conflict`] `withdrawn` where the appeal was withdrawn meanwhile, as far as that is known here; the
/// database; the faults of an admission where both sides live here.
pub async fn answer(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    accepts: bool,
) -> Result<()> {
    let db = instance.database.conn();
    let was_asked = |held: &Invitation| !held.offer_id.is_empty();
    let mut held = invitations::find(db, object, &organization.ap_id).await?;
    if !held.as_ref().is_some_and(was_asked) {
        let object = id_at(instance, object).await?;
        remember(instance, organization, &object, accepts).await?;
        // It may have come meanwhile.
        held = invitations::find(db, &object, &organization.ap_id).await?;
    }
    match held.filter(was_asked) {
        Some(invitation) => send_answer(instance, organization, &invitation, accepts).await,
        None => Ok(()),
    }
}

/// Declines to sign. Whoever is invited to sign accepts by signing.
///
/// # Errors
/// The database.
pub async fn decline_to_sign(
    instance: &Instance,
    organization: &Organization,
    object: &str,
) -> Result<()> {
    let db = instance.database.conn();
    match invitations::find_to_sign(db, object, &organization.ap_id).await? {
        Some(invitation) => send_answer(instance, organization, &invitation, false).await,
        None => Ok(()),
    }
}

async fn send_answer(
    instance: &Instance,
    organization: &Organization,
    invitation: &Invitation,
    accepts: bool,
) -> Result<()> {
    if recalled::is_taken_back(invitation, accepts)? {
        return Ok(());
    }
    // Said again, it stays as it was.
    if accepts && invitation.state != "accepted" {
        let held = appeals::by_ap_id(instance.database.conn(), &invitation.object).await?;
        held.as_ref().map_or(Ok(()), check_not_withdrawn)?;
    }
    let state = if accepts { "accepted" } else { "rejected" };
    if instance.addresses.is_ours(&invitation.inviter) {
        return take_answer(instance, invitation, state).await;
    }
    let kind = if accepts { "Accept" } else { "Reject" };
    let inviter = instance.actor(&invitation.inviter).await?;
    let actor = &organization.ap_id;
    let audience = Audience::One(&invitation.inviter);
    let mut activity = instance.activity(kind, actor, json!(invitation.offer_id), audience)?;
    if is_to_sign(invitation) {
        // Whoever sent the message keeps no note of its id.
        activity.insert("target".into(), json!(invitation.object));
    }
    let transaction = instance.database.begin().await?;
    invitations::set_state(&transaction, invitation.id, state).await?;
    if accepts {
        // Somebody here asks for it now; where it was let go of before, it is fetched again.
        lookups::add(instance, &transaction, &invitation.object).await?;
    } else {
        appeals::delete_unasked(&transaction, &invitation.object).await?;
    }
    let outgoing = Outgoing::to([inviter.inbox], organization, activity);
    instance.enqueue(&transaction, outgoing).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    Ok(())
}

/// The id of the appeal at an address, which may be that of a copy, here or elsewhere: an answer that
/// was kept under that one would leave the invitation open. The address itself where nothing else
/// is known: an invitation is also answered before it comes, and while its server is away.
///
/// # Errors
/// [`FederationError::Invalid`] `id_not_canonical`; the database.
pub(crate) async fn id_at(instance: &Instance, address: &str) -> Result<String> {
    ids::canonical_id("object", address)?;
    let db = instance.database.conn();
    if appeals::by_ap_id(db, address).await?.is_some() {
        return Ok(address.to_owned());
    }
    let known = if instance.addresses.is_ours(address) {
        let shown = replicate::shown_at(instance, address).await?;
        shown.map(|appeal| appeal.ap_id)
    } else {
        let asked = tokio::time::timeout(ASKING, replicate::copied(instance, address)).await;
        let id = asked.ok().and_then(Result::ok).flatten();
        id.filter(|id| ids::canonical_id("object", id).is_ok())
    };
    Ok(known.unwrap_or_else(|| address.to_owned()))
}

async fn remember(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    accepts: bool,
) -> Result<()> {
    if !accepts {
        return Ok(());
    }
    let db = instance.database.conn();
    let held = appeals::by_ap_id(db, object).await?;
    held.as_ref().map_or(Ok(()), check_not_withdrawn)?;
    let awaited = NewInvitation {
        object: object.to_owned(),
        invited: organization.ap_id.clone(),
        role: String::new(),
        inviter: String::new(),
        offer_id: String::new(),
        state: AWAITED.to_owned(),
        created_at: instance.clock.millis(),
    };
    invitations::insert_if_absent(db, awaited).await?;
    Ok(())
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

/// Takes an answer to an invitation of ours, the state that the invitation has by it. Where it accepts, the
/// admission is signed, unless the invitation was taken back meanwhile.
///
/// # Errors
/// [`FederationError::Forbidden`] `invitation_withdrawn` where it accepts what was taken back; the faults of an
/// admission; the database.
pub(crate) async fn take_answer(
    instance: &Instance,
    invitation: &Invitation,
    state: &str,
) -> Result<()> {
    let accepts = state == "accepted";
    if !recalled::is_open(invitation, accepts)? {
        return Ok(());
    }
    if accepts {
        admit_invited(instance, invitation).await?;
    }
    invitations::answer(instance.database.conn(), invitation.id, state).await?;
    Ok(())
}

/// Signs the admission of somebody who has accepted, unless the invitation was taken back meanwhile.
async fn admit_invited(instance: &Instance, invitation: &Invitation) -> Result<()> {
    let organization = instance.organization(&invitation.inviter).await?;
    let role = role_of(invitation)
        .ok_or_else(|| FederationError::Internal("an invitation without a role".into()))?;
    let decision = Decision {
        about: &invitation.invited,
        role,
        state: AdmissionState::Admitted,
        reason: None,
        overrules: Vec::new(),
        key: None,
        names: None,
    };
    admit::invited(instance, &organization, invitation, &decision).await
}

/// Reads the role out of an invitation's relationship.
pub(crate) fn role(relationship: &str) -> Option<Role> {
    let name = relationship.strip_prefix(RELATIONSHIP)?;
    Role::ALL
        .iter()
        .find(|(known, role)| *known == name && matches!(role, Role::CoInitiator | Role::Keeper))
        .map(|(_, role)| *role)
}
