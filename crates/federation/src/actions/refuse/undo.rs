//! Undoing a refusal: who was refused waits again, as if nothing had been decided.

use super::{
    forget,
    kept::{self, Kept},
};
use crate::{
    FederationError, Instance,
    actions::{
        admit::{check_may, check_not_withdrawn},
        co_sign, sign_by_form,
    },
    error::Result,
    reconcile::replicate,
    replica::{Change, Standing},
};
use std::collections::BTreeSet;
use undersigned_domain::{Verified, admission::Role};
use undersigned_store::{
    co_sign_intents as intents, form_signers as signers, organizations::Organization, refusals,
    refused_signers as store,
};

/// Puts back what an author sent for an appeal and was refused. Nothing is signed: it waits for a decision
/// again. Whoever signed by form is told so by e-mail, nobody else is.
///
/// # Errors
/// [`FederationError::Forbidden`] where the organisation is no initiator of the appeal;
/// [`FederationError::NotFound`] `refusal_unknown` where nothing is kept, or no longer;
/// [`FederationError::Conflict`] `superseded` where the author has said something newer, `withdrawn` where the appeal
/// has been withdrawn.
pub async fn undo(
    instance: &Instance,
    organization: &Organization,
    object: &str,
    about: &str,
) -> Result<()> {
    let appeal = replicate::ensure(instance, object).await?;
    let mut change = instance.change(appeal.id).await?;
    let keys = change.speaker(&organization.ap_id).await?;
    check_may(&change, &keys, Role::Signer)?;
    // Nobody would decide about it any more.
    check_not_withdrawn(&change.list())?;
    let now = instance.clock.millis();
    let row = store::find(&change.transaction, appeal.id, about, now).await?;
    let row = row.ok_or_else(gone)?;
    match kept::open(instance, &row)?.ok_or_else(gone)? {
        Kept::Statements(statements) => waits_again(&mut change, about, &statements).await?,
        Kept::Account(said) => account(&change, about, &said).await?,
        Kept::Form { sealed, listed, .. } => form(&mut change, about, sealed, listed).await?,
    }
    store::forget(&change.transaction, appeal.id, about).await?;
    change.commit().await?;
    Ok(())
}

fn gone() -> FederationError {
    FederationError::not_found(
        "refusal_unknown",
        "nothing is kept of that refusal any more: it can be undone for thirty days",
    )
}

fn superseded() -> FederationError {
    FederationError::conflict(
        "superseded",
        "the signer has said something newer meanwhile: decide about that",
    )
}

async fn waits_again(
    change: &mut Change,
    author: &str,
    statements: &[(String, bool)],
) -> Result<()> {
    let mut again = BTreeSet::new();
    for (text, origin_checked) in statements {
        let verified = Verified::stored(text)?;
        let standing = change.insert(&verified, *origin_checked).await?;
        if !matches!(
            standing,
            Standing::Stale(_) | Standing::Ended | Standing::Dropped
        ) {
            again.insert(verified.statement().digest.to_string());
        }
    }
    if again.is_empty() {
        return Err(superseded());
    }
    // What one of ours has signed was here all the time, marked as refused.
    let (instance, db) = (change.instance(), &change.transaction);
    let refused = refusals::list(db, change.appeal.id).await?;
    let of_ours: Vec<i64> = refused
        .iter()
        .filter(|one| again.contains(&one.digest) && instance.addresses.is_ours(&one.refused_by))
        .map(|one| one.id)
        .collect();
    refusals::delete(db, &of_ours).await?;
    forget(instance, db, change.appeal.id, author).await
}

async fn account(change: &Change, actor: &str, said: &co_sign::Said) -> Result<()> {
    let held = intents::find(&change.transaction, change.appeal.id, actor).await?;
    let mut intent = held
        .filter(|intent| intent.state == intents::WITHDRAWN)
        .ok_or_else(superseded)?;
    let said = serde_json::to_string(said)
        .map_err(|error| FederationError::Internal(error.to_string()))?;
    intents::CONFIRMED.clone_into(&mut intent.state);
    intent.names = Some(said);
    intent.updated_at = change.instance().clock.millis();
    intents::update(&change.transaction, intent).await?;
    co_sign::forget_refused(change, actor).await
}

async fn form(change: &mut Change, about: &str, sealed: Vec<u8>, listed: bool) -> Result<()> {
    let (refused, waits) = match listed {
        true => (signers::LISTED, signers::CORRECTED),
        false => (signers::REFUSED, signers::WAITING),
    };
    let held = signers::by_about(&change.transaction, about).await?;
    let mut signer = held
        .filter(|signer| signer.appeal_id == change.appeal.id && signer.state == refused)
        .ok_or_else(superseded)?;
    // One mailbox has one entry: it may have signed anew since.
    let of_address =
        signers::of_address(&change.transaction, signer.appeal_id, &signer.address_hash).await?;
    if of_address.is_some_and(|other| other.id != signer.id) {
        return Err(superseded());
    }
    signer.sealed = sealed;
    waits.clone_into(&mut signer.state);
    signer.updated_at = change.instance().clock.millis();
    signers::update(&change.transaction, signer.clone()).await?;
    sign_by_form::waits_again(change, &signer).await
}
