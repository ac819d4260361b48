//! Withdrawals that cannot be signed yet, because the time is in doubt: dated ahead of time, other servers would
//! refuse them. Whoever withdraws may have something to fear and does not come back to try again, so they are
//! kept, and signed as soon as the time is believed. Nothing of who they are is shown here meanwhile.

use super::{
    Endorsed,
    withdraw::{never, withdraw, withdraw_kept},
};
use crate::{
    FederationError, Instance,
    actions::{co_sign, invite, sign_by_form},
    error::Result,
    moderation::leaving,
};
use undersigned_store::{
    ConnectionTrait, StoreResult, moderation_rules,
    organizations::{self, Organization},
    settings, statements,
};

/// With what the names begin under which they are kept, with the appeal's id.
const KEPT: &str = "withdrawal-waits:";

fn name(organization: &Organization, appeal_id: i64) -> String {
    format!("{KEPT}{}:{appeal_id}", organization.id)
}

/// Withdraws an endorsement; while the time is in doubt that is kept, and done once it is believed. Then what it
/// answers has the state `waiting`.
///
/// # Errors
/// As [`withdraw`], but for `clock_doubted`.
pub async fn withdraw_or_wait(
    instance: &Instance,
    organization: &Organization,
    object: &str,
) -> Result<Endorsed> {
    match Box::pin(withdraw(instance, organization, object)).await {
        Err(error) if is_doubt(&error) => wait(instance, organization, object).await,
        done => done,
    }
}

async fn wait(instance: &Instance, organization: &Organization, object: &str) -> Result<Endorsed> {
    let object = invite::id_at(instance, object).await?;
    let own = instance.endorsement_of(organization, &object).await?;
    let own = own.ok_or_else(never)?;
    if own.endorsed {
        let appeal_id = own.view.appeal.id;
        let name = name(organization, appeal_id);
        leaving::keep(instance, (&name, &object), appeal_id, &organization.ap_id).await?;
    }
    Ok(Endorsed {
        id: own.id,
        object,
        state: if own.endorsed { "waiting" } else { "withdrawn" },
        elsewhere_from: own.elsewhere_from,
    })
}

/// Whether an organisation's withdrawal from an appeal waits.
///
/// # Errors
/// The database.
pub async fn withdrawal_waits(
    instance: &Instance,
    organization: &Organization,
    appeal_id: i64,
) -> Result<bool> {
    let name = name(organization, appeal_id);
    let kept = settings::get(instance.database.conn(), &name).await?;
    Ok(kept.is_some())
}

/// Whoever endorses anew withdraws no more.
pub(super) async fn forget(
    db: &impl ConnectionTrait,
    organization: &Organization,
    appeal_id: i64,
) -> StoreResult<()> {
    settings::delete(db, &name(organization, appeal_id)).await?;
    leaving::forget(db, appeal_id, &organization.ap_id).await
}

/// Signs the withdrawals that wait, those of entries by form and by an account too, once the time is believed, whichever process
/// has kept them. Where the rules are those of the last time, nothing was kept since, and nobody looks.
///
/// # Errors
/// The database, and `clock_doubted` where the time is in doubt again: what waits stays.
pub async fn sign_waiting(instance: &Instance) -> Result<()> {
    // Before anything is read: what is kept meanwhile comes with another version.
    let version = moderation_rules::version(instance.database.conn()).await?;
    if instance.clock_doubt.may_wait(version) {
        sign_all(instance, None).await?;
        instance.clock_doubt.nothing_waits(version);
    }
    Ok(())
}

/// Signs those that an organisation alone can sign, before it is deleted: afterwards nobody speaks for it, and what says
/// whose entry it is has gone. It is looked in any case: another process may have kept them.
///
/// # Errors
/// As [`sign_waiting`].
pub(in crate::actions) async fn sign_waiting_of(
    instance: &Instance,
    organization: &Organization,
) -> Result<()> {
    sign_all(instance, Some(organization)).await
}

async fn sign_all(instance: &Instance, only: Option<&Organization>) -> Result<()> {
    let db = instance.database.conn();
    let below = match only {
        Some(organization) => format!("{KEPT}{}:", organization.id),
        None => KEPT.to_owned(),
    };
    for name in settings::names_below(db, &below).await? {
        let Some(object) = settings::get(db, &name).await? else {
            continue;
        };
        // Of who was deleted meanwhile nothing is left to withdraw.
        if let Some((organization, appeal_id)) = whose(db, &name).await? {
            let withdrawn = withdraw_kept(instance, &organization, &object, Some(&name));
            match Box::pin(withdrawn).await {
                // It has endorsed anew while this waited for its turn.
                Ok(None) => {}
                Ok(Some(_)) => {
                    let transaction = instance.database.begin().await?;
                    forget(&transaction, &organization, appeal_id).await?;
                    transaction.commit().await?;
                    tracing::info!("a withdrawal that waited for the clock is signed");
                }
                Err(error) if keeps_waiting(&error) => return Err(error),
                Err(error) => {
                    let code = error.code();
                    tracing::warn!(
                        code,
                        "a withdrawal that waited for the clock cannot be signed"
                    );
                }
            }
        }
        settings::delete(db, &name).await?;
    }
    co_sign::sign_waiting(instance, only).await?;
    sign_by_form::sign_waiting(instance, only).await
}

/// Whether an entry is one that an organisation of ours attests; that of whichever where none is named.
///
/// # Errors
/// The database.
pub(in crate::actions) async fn is_entry_of(
    db: &impl ConnectionTrait,
    only: Option<&Organization>,
    id: &str,
) -> StoreResult<bool> {
    let Some(organization) = only else {
        return Ok(true);
    };
    let said = statements::own_at(db, id).await?;
    Ok(said.is_some_and(|said| said.author == organization.ap_id))
}

/// Whose withdrawal is kept under a name, and the row of which appeal.
async fn whose(db: &impl ConnectionTrait, name: &str) -> StoreResult<Option<(Organization, i64)>> {
    let ids = name.strip_prefix(KEPT).and_then(|ids| ids.split_once(':'));
    let ids = ids.and_then(|(organization, appeal)| {
        Some((
            organization.parse::<i64>().ok()?,
            appeal.parse::<i64>().ok()?,
        ))
    });
    let Some((id, appeal_id)) = ids else {
        return Ok(None);
    };
    let found = organizations::by_id(db, id).await?;
    Ok(found.map(|organization| (organization, appeal_id)))
}

/// Whether something was not signed because the time is in doubt.
pub(in crate::actions) fn is_doubt(error: &FederationError) -> bool {
    error.code() == "clock_doubted"
}

/// Whether what waits is not signed yet: the time is in doubt again, or the database itself fails.
pub(in crate::actions) fn keeps_waiting(error: &FederationError) -> bool {
    is_doubt(error) || error.is_of_database()
}
