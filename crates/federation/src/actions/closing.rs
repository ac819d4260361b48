//! Deleting an organisation of this server: planned by an owner or by whoever runs the server, undone
//! for seven days, and then done step by step, so that it goes on where it was broken off.
//!
//! What it calls for is withdrawn by a signed statement, what it said beside the list is taken back, its
//! signatures elsewhere are withdrawn, and what it proposed, unless they are to stay, its followers get a
//! `Delete`, and all that is personal goes. One that is suspended stays so, and hidden, until it is gone.
//! What is left is its handle, which nobody gets again, its keys, and the states of its appeals, by which
//! copies elsewhere are still compared. docs/adr/0029-several-organisations.md says why.

use super::{
    dispatch,
    endorse::{self, is_doubt},
    proceedings, publish,
    session::roles_of,
    suspend,
};
use crate::{
    FederationError, Instance,
    error::Result,
    outgoing::{Audience, Outgoing},
};
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{Status, email_address::EmailAddress, ids, team::Role};
use undersigned_store::{
    accounts::{self, Account},
    appeals::{self, Appeal, AppealFilter},
    dispatches,
    mails::Mail,
    organizations::{self, Organization},
    persons, subscribers,
};

/// How long it can be undone, in milliseconds: seven days.
pub const UNDO_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// How often it is looked whether one is due.
const PAUSE: Duration = Duration::from_secs(5);

/// Plans the deletion of an organisation in seven days. All its owners are told by mail, in the words
/// that `write` gives each of them; `keep` leaves its signatures under others' appeals.
///
/// # Errors
/// [`FederationError::Conflict`] `deletion_planned` where it is planned already.
pub async fn plan(
    instance: &Instance,
    organization: &Organization,
    keep: bool,
    write: impl Fn(&Account) -> (String, String) + Send,
) -> Result<i64> {
    let at = instance.clock.millis() + UNDO_MILLIS;
    let transaction = instance.database.begin().await?;
    if !organizations::plan_deletion(&transaction, organization.id, at, keep).await? {
        return Err(FederationError::conflict(
            "deletion_planned",
            "the deletion of this organisation is planned already",
        ));
    }
    for account in accounts::of_organization(&transaction, organization.id).await? {
        let is_owner = account.joined_at.is_some() && roles_of(&account).has(Role::Owner);
        let Ok(to) = EmailAddress::parse(&account.email) else {
            continue;
        };
        if is_owner {
            let (subject, text) = write(&account);
            let mail = Mail::plain(to.to_string(), &subject, text);
            instance.enqueue_mail(&transaction, &mail).await?;
        }
    }
    transaction.commit().await?;
    instance.wake_mail();
    Ok(at)
}

/// Whether it is to be deleted at once, by whatever clock.
#[must_use]
pub fn is_at_once(organization: &Organization) -> bool {
    organization.delete_at == Some(organizations::AT_ONCE)
}

/// The day on which it is to be deleted, where that is planned.
#[must_use]
pub fn planned_for(organization: &Organization) -> Option<i64> {
    organization.delete_at.filter(|_| !is_at_once(organization))
}

/// Whether the time has come of a deletion that was planned: it cannot be undone any more.
#[must_use]
pub fn has_begun(instance: &Instance, organization: &Organization) -> bool {
    let now = instance.clock.millis();
    organization.delete_at.is_some_and(|at| at <= now)
}

/// Keeps an organisation whose deletion was planned; says whether it was.
///
/// # Errors
/// [`FederationError::Conflict`] `deletion_begun` where its time has come: what was said by then cannot be
/// taken back. The database.
pub async fn undo(instance: &Instance, organization: &Organization) -> Result<bool> {
    let now = instance.clock.millis();
    let transaction = instance.database.begin().await?;
    let undone = organizations::undo_deletion(&transaction, organization.id, now).await?;
    transaction.commit().await?;
    if !undone && has_begun(instance, organization) {
        return Err(FederationError::conflict(
            "deletion_begun",
            "this organisation is to be deleted by now: that cannot be undone any more, and the server does it, \
             or goes on with it, once it trusts its clock",
        ));
    }
    Ok(undone)
}

/// Deletes what is due until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if !instance.is_time_in_doubt()
            && let Err(error) = run_due(&instance).await
        {
            tracing::warn!(%error, "an organisation was not deleted; it is tried again");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Deletes what is due now. What is asked for at once waits for no day, and so not for the week after which days
/// are believed again, either.
///
/// # Errors
/// The database, or another reason for which it is to be tried again.
pub async fn run_due(instance: &Instance) -> Result<()> {
    let db = instance.database.conn();
    let until = match instance.is_deleting_in_doubt() {
        true => organizations::AT_ONCE,
        false => instance.clock.millis(),
    };
    for organization in organizations::deletion_due(db, until).await? {
        delete(instance, &organization).await?;
    }
    Ok(())
}

/// Has an organisation be due for deletion now, whether it was planned or not, and by every clock: from then on
/// whatever is broken off is finished by the server, and it cannot be undone. Answers it as it is then.
///
/// # Errors
/// The database.
pub async fn begin_now(
    instance: &Instance,
    organization: &Organization,
    keep: bool,
) -> Result<Organization> {
    let transaction = instance.database.begin().await?;
    organizations::begin_deletion(&transaction, organization.id, keep).await?;
    transaction.commit().await?;
    Ok(Organization {
        delete_at: Some(organizations::AT_ONCE),
        delete_keeps: keep,
        ..organization.clone()
    })
}

/// Deletes an organisation now. What was done before is not done again.
///
/// # Errors
/// The database, or another reason for which it is to be tried again.
pub async fn delete(instance: &Instance, organization: &Organization) -> Result<()> {
    let deleting = Box::pin(take_leave(instance, organization));
    let outcome = suspend::while_it_leaves(organization.id, deleting).await;
    // A command and the server may both be at it: who comes second finds it gone, or going.
    if outcome.is_err() && is_deleted(instance, organization).await? {
        return Ok(());
    }
    outcome
}

async fn is_deleted(instance: &Instance, organization: &Organization) -> Result<bool> {
    let found = organizations::by_id(instance.database.conn(), organization.id).await?;
    Ok(found.is_some_and(|found| found.deleted_at.is_some()))
}

async fn take_leave(instance: &Instance, organization: &Organization) -> Result<()> {
    // Asked first: who answered its appeals is forgotten with what stands around these.
    let holders = holders(instance, organization).await?;
    // Also where its signatures are to stay: who took one back before is not to stand there for ever.
    endorse::sign_waiting_of(instance, organization).await?;
    withdraw_own(instance, organization).await?;
    if !organization.delete_keeps {
        withdraw_elsewhere(instance, organization).await?;
        proceedings::leave(instance, organization).await?;
    }
    let id = &organization.ap_id;
    let mut activity = instance.activity("Delete", id, json!(id), Audience::Public)?;
    activity.insert("id".to_owned(), json!(format!("{id}#delete")));
    let transaction = instance.database.begin().await?;
    let mut inboxes = instance
        .follower_inboxes(&transaction, organization.id)
        .await?;
    inboxes.extend(holders);
    let outgoing = Outgoing::to(inboxes, organization, activity);
    instance.enqueue(&transaction, outgoing).await?;
    organizations::forget(&transaction, organization.id, instance.clock.millis()).await?;
    transaction.commit().await?;
    instance.wake_delivery();
    tracing::info!(organization = id, "an organisation was deleted");
    Ok(())
}

/// Its own appeals: drafts go, what is published is withdrawn with all that stands beside it, and what
/// people gave who signed goes.
async fn withdraw_own(instance: &Instance, organization: &Organization) -> Result<()> {
    let db = instance.database.conn();
    let filter = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    for appeal in appeals::list(db, &filter).await? {
        if appeal.root.is_none() {
            let transaction = instance.database.begin().await?;
            organizations::forget_around(&transaction, appeal.id).await?;
            appeals::delete(&transaction, appeal.id).await?;
            transaction.commit().await?;
            continue;
        }
        take_back(instance, &appeal).await?;
        match publish::set_status(instance, &appeal, Status::Withdrawn).await {
            Ok(_) => {}
            // Whoever forgets it now never takes it back: it is done once the time is believed.
            Err(error) if is_doubt(&error) => return Err(error),
            // A key that has ended cannot say so; all else goes on.
            Err(error @ (FederationError::Conflict { .. } | FederationError::Forbidden { .. })) => {
                tracing::warn!(appeal = appeal.ap_id, %error, "not withdrawn by its deletion");
            }
            Err(error) => return Err(error),
        }
        // In parts: with all else they would be one piece, however many signed.
        persons::delete_all(db, appeal.id).await?;
        let transaction = instance.database.begin().await?;
        // Before its readers, as whoever withdraws holds both.
        appeals::lock(&transaction, appeal.id).await?;
        subscribers::forget(&transaction, appeal.id).await?;
        organizations::forget_around(&transaction, appeal.id).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// Its updates, cases and handovers: a `Delete` of its actor tells other servers nothing of these, which
/// are proved by what is signed alone.
async fn take_back(instance: &Instance, appeal: &Appeal) -> Result<()> {
    let held = dispatches::list(instance.database.conn(), appeal.id).await?;
    for row in held.iter().filter(|row| !row.withdrawn) {
        match dispatch::withdraw(instance, appeal, &row.name).await {
            Ok(_) => {}
            Err(error) if is_tried_again(&error) => return Err(error),
            // A key that has ended cannot say so; all else goes on.
            Err(error) => {
                tracing::warn!(dispatch = row.ap_id, %error, "not taken back by its deletion");
            }
        }
    }
    Ok(())
}

/// Its signatures under the appeals of others.
async fn withdraw_elsewhere(instance: &Instance, organization: &Organization) -> Result<()> {
    for own in instance.endorsements_of(organization).await? {
        if !own.endorsed {
            continue;
        }
        let object = &own.view.appeal.ap_id;
        match endorse::withdraw(instance, organization, object).await {
            Ok(_) => {}
            Err(error) if is_tried_again(&error) => return Err(error),
            Err(error) => {
                let host = ids::host(object);
                tracing::warn!(host, code = error.code(), "a signature was not withdrawn");
            }
        }
    }
    Ok(())
}

/// Whether something that failed is done once the server itself, or its clock, is well again; all else never is.
pub(super) fn is_tried_again(error: &FederationError) -> bool {
    is_doubt(error)
        || matches!(
            error,
            FederationError::Store(_) | FederationError::Internal(_)
        )
}

/// Inboxes of servers that hold one of its appeals, or show one because of what an account did with it.
async fn holders(instance: &Instance, organization: &Organization) -> Result<BTreeSet<String>> {
    let db = instance.database.conn();
    let filter = AppealFilter {
        organization_id: Some(organization.id),
        ..AppealFilter::default()
    };
    let mut inboxes = BTreeSet::new();
    for appeal in appeals::list(db, &filter).await? {
        inboxes.extend(instance.replica_inboxes(db, appeal.id).await?);
        inboxes.extend(instance.inboxes_around(db, appeal.id).await?);
    }
    Ok(inboxes)
}
