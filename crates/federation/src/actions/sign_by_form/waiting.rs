//! Entries that are taken back while the time is in doubt, by whoever signed or by the organisation that listed them: as an
//! [endorsement](crate::actions::endorse)'s, the withdrawal is kept, and signed as soon as the time is believed. Nothing of
//! who they are is shown here meanwhile.

use super::{
    Managed,
    manage::{
        is_listed_by, is_managed, take_back_by_link, take_entry_back, unlisted, withdraw,
        withdraw_entry,
    },
};
use crate::{
    FederationError, Instance,
    actions::endorse::{is_doubt, is_entry_of, keeps_waiting},
    error::Result,
    moderation::leaving,
};
use undersigned_store::{
    ConnectionTrait, StoreResult,
    appeals::{self, Appeal},
    form_signers::{self as signers, FormSigner},
    organizations::{self, Organization},
    settings,
};

/// With what the names begin under which they are kept, with the signer's row.
const KEPT: &str = "entry-withdrawal-waits:";
/// The same of what an organisation takes back that it listed, with its row, that of the appeal, and the entry's id.
const LISTED: &str = "listed-withdrawal-waits:";

fn name(signer: &FormSigner) -> String {
    format!("{KEPT}{}", signer.id)
}

fn listed_name(organization: &Organization, appeal_id: i64, about: &str) -> String {
    format!("{LISTED}{}:{appeal_id}:{about}", organization.id)
}

/// Takes a name back; while the time is in doubt that is kept, and done once it is believed. Answers whether it waits.
///
/// # Errors
/// As [`withdraw`], but for `clock_doubted`.
pub async fn withdraw_or_wait(instance: &Instance, managed: &Managed) -> Result<bool> {
    match Box::pin(withdraw(instance, managed)).await {
        Err(error) if is_doubt(&error) => {
            let name = name(&managed.signer);
            leaving::keep(instance, (&name, ""), managed.appeal.id, &managed.about).await?;
            Ok(true)
        }
        done => done.map(|()| false),
    }
}

/// Takes an entry back that one of our organisations listed; while the time is in doubt that is kept, and done once it
/// is believed. Answers whether it waits.
///
/// # Errors
/// As [`withdraw_entry`], but for `clock_doubted`.
pub async fn withdraw_entry_or_wait(
    instance: &Instance,
    organization: &Organization,
    appeal: &Appeal,
    about: &str,
) -> Result<bool> {
    match Box::pin(withdraw_entry(instance, organization, appeal, about)).await {
        Err(error) if is_doubt(&error) => {
            let snapshot = instance.snapshot(appeal).await?;
            if !is_listed_by(snapshot.state(), organization, about) {
                return Err(unlisted());
            }
            let name = listed_name(organization, appeal.id, about);
            leaving::keep(instance, (&name, ""), appeal.id, about).await?;
            Ok(true)
        }
        done => done.map(|()| false),
    }
}

/// Whether a signer has taken its name back, and only the signature of that waits: nobody lets it in after all.
///
/// # Errors
/// The database.
pub(super) async fn is_taken_back(
    db: &impl ConnectionTrait,
    signer: &FormSigner,
) -> StoreResult<bool> {
    Ok(settings::get(db, &name(signer)).await?.is_some())
}

/// Whoever says something else by their link takes their name back no more. What the organisation has taken back that
/// listed it stays so. Call it in a transaction.
///
/// # Errors
/// The database.
pub(super) async fn forget(db: &impl ConnectionTrait, signer: &FormSigner) -> StoreResult<()> {
    settings::delete(db, &name(signer)).await?;
    show_again(db, signer.appeal_id, &signer.about).await
}

/// Shows an entry again, unless a withdrawal of it still waits: by whoever signed, or by an organisation that listed it.
/// Call it in a transaction.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn show_again(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    about: &str,
) -> StoreResult<()> {
    // Hardly any is hidden: the others cost one look.
    if !leaving::is_hidden(db, appeal_id, about).await? {
        return Ok(());
    }
    if let Some(signer) = signers::by_about(db, about).await?
        && is_taken_back(db, &signer).await?
    {
        return Ok(());
    }
    let of_entry = format!(":{appeal_id}:{about}");
    let listed = settings::names_below(db, LISTED).await?;
    match listed.iter().any(|name| name.ends_with(&of_entry)) {
        true => Ok(()),
        false => leaving::forget(db, appeal_id, about).await,
    }
}

/// Whether an organisation has taken an entry back, and only the signature of that waits.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn is_entry_taken_back(
    db: &impl ConnectionTrait,
    organization: &Organization,
    appeal_id: i64,
    about: &str,
) -> StoreResult<bool> {
    let name = listed_name(organization, appeal_id, about);
    Ok(settings::get(db, &name).await?.is_some())
}

/// An organisation that lists an entry anew, or corrects it, takes it back no more. What whoever signed has taken back
/// themselves stays so. Call it in a transaction, before the entry is [shown again](show_again).
///
/// # Errors
/// The database.
pub(in crate::actions) async fn forget_entry(
    db: &impl ConnectionTrait,
    organization: &Organization,
    appeal_id: i64,
    about: &str,
) -> StoreResult<()> {
    settings::delete(db, &listed_name(organization, appeal_id, about)).await
}

/// Signs those that wait; those alone that one organisation attests, where one is named.
///
/// # Errors
/// The database, and `clock_doubted` where the time is in doubt again: what waits stays.
pub(in crate::actions) async fn sign_waiting(
    instance: &Instance,
    only: Option<&Organization>,
) -> Result<()> {
    let db = instance.database.conn();
    for name in settings::names_below(db, KEPT).await? {
        let id = name.strip_prefix(KEPT).and_then(|id| id.parse().ok());
        if only.is_some() && !is_of(db, only, id).await? {
            continue;
        }
        let done = Box::pin(sign(instance, id)).await;
        settle(instance, &name, done).await?;
    }
    let below = match only {
        Some(organization) => format!("{LISTED}{}:", organization.id),
        None => LISTED.to_owned(),
    };
    for name in settings::names_below(db, &below).await? {
        let done = Box::pin(sign_listed(instance, &name)).await;
        settle(instance, &name, done).await?;
    }
    Ok(())
}

/// Whether an organisation attests the entry of a signer.
async fn is_of(
    db: &impl ConnectionTrait,
    organization: Option<&Organization>,
    signer: Option<i64>,
) -> StoreResult<bool> {
    let found = match signer {
        Some(id) => signers::by_id(db, id).await?,
        None => None,
    };
    match found {
        Some(signer) => is_entry_of(db, organization, &signer.about).await,
        None => Ok(false),
    }
}

/// What was signed waits no more, and what cannot be signed at all does not either. That one stays out of sight.
async fn settle(
    instance: &Instance,
    name: &str,
    done: Result<Option<(i64, String)>>,
) -> Result<()> {
    let signed = match done {
        Ok(signed) => signed,
        Err(error) if keeps_waiting(&error) => return Err(error),
        Err(error) => {
            let code = error.code();
            tracing::warn!(
                code,
                "an entry's withdrawal that waited for the clock cannot be signed"
            );
            None
        }
    };
    let transaction = instance.database.begin().await?;
    settings::delete(&transaction, name).await?;
    if let Some((appeal_id, about)) = signed {
        leaving::forget(&transaction, appeal_id, &about).await?;
        tracing::info!("an entry's withdrawal that waited for the clock is signed");
    }
    transaction.commit().await?;
    Ok(())
}

/// Signs one, and says which. Of who was taken back or forgotten meanwhile nothing is left to withdraw.
async fn sign(instance: &Instance, id: Option<i64>) -> Result<Option<(i64, String)>> {
    let db = instance.database.conn();
    let Some(id) = id else {
        return Ok(None);
    };
    let Some(signer) = signers::by_id(db, id).await? else {
        return Ok(None);
    };
    let entry = (signer.appeal_id, signer.about);
    let mut change = instance.change_to_sign(signer.appeal_id).await?;
    let signer = signers::by_id(&change.transaction, id).await?;
    let Some(signer) = signer.filter(is_managed) else {
        return Ok(Some(entry));
    };
    // They have thought otherwise meanwhile.
    if !is_taken_back(&change.transaction, &signer).await? {
        return Ok(None);
    }
    take_back_by_link(instance, &mut change, signer).await?;
    change.commit().await?;
    instance.wake_delivery();
    Ok(Some(entry))
}

/// The same for what an organisation listed.
async fn sign_listed(instance: &Instance, name: &str) -> Result<Option<(i64, String)>> {
    let Some((organization, appeal, about)) = whose(instance, name).await? else {
        return Ok(None);
    };
    let change = instance.change_to_sign(appeal.id).await?;
    // It has thought otherwise meanwhile, perhaps while this waited for its turn.
    let db = &change.transaction;
    if !is_entry_taken_back(db, &organization, appeal.id, about).await? {
        return Ok(None);
    }
    match Box::pin(take_entry_back(change, &organization, about)).await {
        Ok(()) => {}
        // Whoever signed took it back meanwhile.
        Err(FederationError::NotFound { .. }) => {}
        Err(error) => return Err(error),
    }
    Ok(Some((appeal.id, about.to_owned())))
}

/// What is kept under a name. Who was deleted meanwhile has taken all back.
async fn whose<'a>(
    instance: &Instance,
    name: &'a str,
) -> StoreResult<Option<(Organization, Appeal, &'a str)>> {
    let db = instance.database.conn();
    let mut parts = name.strip_prefix(LISTED).unwrap_or_default().splitn(3, ':');
    let (Some(organization), Some(appeal), Some(about)) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Ok(None);
    };
    let (Ok(organization), Ok(appeal)) = (organization.parse::<i64>(), appeal.parse::<i64>())
    else {
        return Ok(None);
    };
    let organization = organizations::by_id(db, organization).await?;
    let appeal = appeals::by_id(db, appeal).await?;
    Ok(organization
        .zip(appeal)
        .map(|(organization, appeal)| (organization, appeal, about)))
}
