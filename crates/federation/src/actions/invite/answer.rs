//! Answering an invitation, and taking the answer to one of ours.

use super::{AWAITED, check_not_withdrawn, is_to_sign, recalled, role_of};
use crate::{
    FederationError, Instance,
    actions::admit::{self, Decision},
    error::Result,
    lookups,
    outgoing::{Audience, Outgoing},
    reconcile::replicate,
};
use serde_json::json;
use std::time::Duration;
use undersigned_domain::{admission::AdmissionState, ids};
use undersigned_store::{
    appeals,
    invitations::{self, Invitation, NewInvitation},
    organizations::Organization,
};

/// How long somebody who answers waits for the server that an address is at.
const ASKING: Duration = Duration::from_secs(3);

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
