//! A person decides about an organisation that confirmed by e-mail.

use super::{
    Said, confirm, is_listed,
    letter::Occasion,
    removed,
    waiting::{forget_entry, is_taken_back},
};
use crate::{
    FederationError, Instance,
    actions::{
        admit::{check_may, check_not_withdrawn, check_seen_names},
        refuse::kept::{self, Kept},
    },
    error::Result,
    replica::Change,
};
use undersigned_domain::{Digest, admission::Role};
use undersigned_store::{
    appeals::Appeal,
    form_signers::{self as signers, FormSigner},
    organizations::Organization,
};

/// Lists an organisation, or its new names, if it is one that waits. Answers the attestation's id.
/// `seen` are the names that whoever decides has seen, where that is known.
///
/// # Errors
/// [`FederationError::Forbidden`] where ours is no initiator; [`FederationError::Conflict`] `withdrawn`, and
/// `signer_changed` for other names, or where whoever signed has taken it back.
pub(crate) async fn admit(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    about: &str,
    seen: Option<Digest>,
) -> Result<Option<String>> {
    if waiting(instance, appeal, about).await?.is_none() {
        return Ok(None);
    }
    let mut change = instance.change_to_sign(appeal.id).await?;
    let Some(mut signer) = again(&change, about).await? else {
        return Ok(None);
    };
    let mut said = Said::open(instance, &signer)?;
    check_not_withdrawn(&change.list())?;
    check_seen_names(&said.names, seen)?;
    if is_taken_back(&change.transaction, &signer).await? {
        return Err(FederationError::conflict(
            "signer_changed",
            "whoever signed has taken it back meanwhile",
        ));
    }
    let names = said.names.clone();
    let signed = (
        said.pin.take(),
        said.signed_at.take().or(signer.confirmed_at),
    );
    forget_entry(&change.transaction, organization, appeal.id, &signer.about).await?;
    confirm::list(&mut change, organization, &signer, names, signed).await?;
    said.looked_at = None;
    signer.sealed = said.seal(instance, &signer.about)?;
    confirm::say_why(instance, &change, &mut said, &mut signer).await?;
    signers::LISTED.clone_into(&mut signer.state);
    signer.updated_at = instance.clock.millis();
    signers::update(&change.transaction, signer.clone()).await?;
    removed::tell(&mut change, Occasion::Listed, &signer, &said, None).await?;
    super::by_itself(&mut change).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Some(signer.about))
}

/// Does not list an organisation, or its new names, if it is one that waits, and tells it why.
/// `reason` is one of the codes of [`undersigned_domain::admission::REASONS`].
///
/// # Errors
/// [`FederationError::Forbidden`] where ours is no initiator.
pub(crate) async fn refuse(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    about: &str,
    reason: Option<&str>,
) -> Result<bool> {
    if waiting(instance, appeal, about).await?.is_none() {
        return Ok(false);
    }
    let mut change = instance.change(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(&change, &keys, Role::Signer)?;
    let Some(mut signer) = again(&change, about).await? else {
        return Ok(false);
    };
    let mut said = Said::open(instance, &signer)?;
    let kept = Kept::Form {
        sealed: signer.sealed.clone(),
        names: said.names.clone(),
        listed: is_listed(&signer),
    };
    let of = (organization, appeal);
    kept::keep(instance, &change.transaction, of, about, &kept, reason).await?;
    let occasion = end(&change, &mut signer, &mut said).await?;
    removed::tell(&mut change, occasion, &signer, &said, reason).await?;
    change.commit().await?;
    Ok(true)
}

/// Ends the waiting of an organisation: what stands on the list stays as it is, and of all others what
/// the form said is emptied. Answers which it was.
pub(super) async fn end(
    change: &Change,
    signer: &mut FormSigner,
    said: &mut Said,
) -> Result<Occasion> {
    let instance = change.instance();
    let now = instance.clock.millis();
    let occasion = if is_listed(signer) {
        said.call_as_listed(change.state(), &signer.about);
        said.looked_at = None;
        signer.sealed = said.seal(instance, &signer.about)?;
        signers::LISTED.clone_into(&mut signer.state);
        Occasion::NotRenamed
    } else {
        signers::end_links(&change.transaction, signer.id, now).await?;
        signers::REFUSED.clone_into(&mut signer.state);
        signer.sealed = Vec::new();
        Occasion::Refused
    };
    signer.updated_at = now;
    signers::update(&change.transaction, signer.clone()).await?;
    Ok(occasion)
}

/// A refusal was undone: the links that ended with it work again, and whoever signed by form is told so.
pub(crate) async fn waits_again(change: &mut Change, signer: &FormSigner) -> Result<()> {
    signers::revive_links(&change.transaction, signer.id, signers::MANAGE).await?;
    // What cannot be opened keeps nobody from waiting.
    let Ok(said) = Said::open(change.instance(), signer) else {
        return Ok(());
    };
    removed::tell_within(change, Occasion::WaitsAgain, signer, &said, None).await
}

/// Whether an organisation that signed by form waits to be listed, or wants to be called otherwise.
///
/// # Errors
/// The database.
pub(crate) async fn is_waiting(instance: &Instance, appeal: &Appeal, about: &str) -> Result<bool> {
    Ok(waiting(instance, appeal, about).await?.is_some())
}

async fn waiting(instance: &Instance, appeal: &Appeal, about: &str) -> Result<Option<FormSigner>> {
    let held = signers::by_about(instance.database.conn(), about).await?;
    Ok(held.filter(|signer| signer.appeal_id == appeal.id && waits(signer)))
}

async fn again(change: &Change, about: &str) -> Result<Option<FormSigner>> {
    let held = signers::by_about(&change.transaction, about).await?;
    Ok(held.filter(|signer| signer.appeal_id == change.appeal.id && waits(signer)))
}

fn waits(signer: &FormSigner) -> bool {
    [signers::WAITING, signers::CORRECTED].contains(&signer.state.as_str())
}
