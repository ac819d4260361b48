//! What is due is published, and how that ended is noted.

use super::checked;
use crate::{
    FederationError, Instance,
    actions::{
        audit::{self, Actor},
        check_list::{CheckList, REACHABLE, check_list},
        dispatch,
        endorse::is_doubt,
        publish,
    },
    error::Result,
};
use futures::FutureExt as _;
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    ConnectionTrait, Transaction, accounts,
    appeals::{self, Appeal},
    outage::Outage,
    schedules::{self as store, LEASE_MILLIS, STOPPED, Schedule},
};

/// How often it is looked whether something is due: another process may have been told.
const PAUSE: Duration = Duration::from_secs(2);
/// What is published later than this after its time was missed, in milliseconds.
const LATE_MILLIS: i64 = 2 * 60 * 1_000;
/// How long it is tried to publish what fails for reasons of this server, in milliseconds.
const TRY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Publishes what is due until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut outage = Outage::default();
    while !stop.is_cancelled() {
        let went = run_due(&instance).await;
        if let Some(error) = outage.look(&went) {
            tracing::warn!(%error, "what is due could not be published");
        }
        stop.run_until_cancelled(sleep(PAUSE)).await;
    }
}

/// Publishes what is due now, unless the time is in doubt; answers how many times were come to.
///
/// # Errors
/// The database.
pub async fn run_due(instance: &Instance) -> Result<u64> {
    let mut done = 0;
    // Asked before each: one may take long, and the clock may be set meanwhile.
    while !instance.is_time_in_doubt()
        && let Some(row) = store::claim(
            instance.database.conn(),
            instance.clock.millis(),
            LEASE_MILLIS,
        )
        .await?
    {
        done += 1;
        come_to(instance, &row).await?;
    }
    Ok(done)
}

/// Publishes what a time that was claimed is for, and notes how it ended: nothing where it was cancelled, or
/// another was chosen, since it was claimed.
///
/// # Errors
/// The database.
pub async fn come_to(instance: &Instance, row: &Schedule) -> Result<()> {
    let Some(appeal) = appeals::by_id(instance.database.conn(), row.appeal_id).await? else {
        return Ok(());
    };
    let outcome = carry_out(instance, &appeal, row).await;
    note(instance, &appeal, row, outcome).await
}

/// The code of what was cancelled, or is to be published at another time.
const CHOSEN_ANEW: &str = "time_chosen_anew";

/// Takes the time that came away, in the transaction that publishes what it was for, and writes that into the
/// log of the organisation.
///
/// # Errors
/// [`FederationError::Conflict`] where it was cancelled, or another time was chosen: nothing is published then.
async fn take(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    row: &Schedule,
) -> Result<()> {
    if !store::take(transaction, row).await? {
        return Err(FederationError::conflict(
            CHOSEN_ANEW,
            "it was cancelled, or is to be published at another time",
        ));
    }
    let Some(organization) = appeal.organization_id else {
        return Ok(());
    };
    let late = instance.clock.millis() - row.due_at;
    let missed = match late > LATE_MILLIS {
        true => format!("; missed, {} minutes late", late / 60_000),
        false => String::new(),
    };
    let words = format!("due {}{missed}", crate::clock::from_millis(row.due_at));
    let object = object(appeal, row);
    let what = (DUE, object.as_str(), words.as_str());
    let actor = actor(transaction, row).await?;
    audit::note_done(instance, transaction, organization, actor, what).await
}

/// Takes away the time that came for what is published, or else whatever time was chosen for it.
///
/// # Errors
/// As for [`take`].
pub(in crate::actions) async fn end(
    instance: &Instance,
    transaction: &Transaction,
    appeal: &Appeal,
    name: &str,
    due: Option<&Schedule>,
) -> Result<()> {
    match due {
        Some(due) => take(instance, transaction, appeal, due).await,
        None => {
            store::delete(transaction, appeal.id, name).await?;
            Ok(())
        }
    }
}

/// What the log calls it.
const DUE: &str = "schedule-due";

/// Who chose the time. Whose account is gone, perhaps since the row was read, is called by nothing but a number.
async fn actor(db: &impl ConnectionTrait, row: &Schedule) -> Result<Actor> {
    Ok(match (row.actor_kind.as_str(), row.actor_id) {
        ("person", Some(id)) => {
            let account = accounts::by_id(db, id).await?;
            let name = account.map(|_| row.actor.clone());
            Actor::Person(id, name.unwrap_or_default())
        }
        ("token", Some(id)) => Actor::Token(id),
        _ => Actor::Command,
    })
}

fn object(appeal: &Appeal, row: &Schedule) -> String {
    match row.name.as_str() {
        "" => format!("/appeals/{}", appeal.slug),
        name => format!("/appeals/{} {name}", appeal.slug),
    }
}

/// Why something was not published.
enum Stopped {
    /// It is not as it was when the time was chosen, or breaks a rule: codes.
    For(String),
    /// Nothing is left to publish.
    Nothing,
    /// This server's own trouble: it is tried again.
    Later(FederationError),
}

impl From<FederationError> for Stopped {
    fn from(error: FederationError) -> Self {
        match error {
            FederationError::Store(_)
            | FederationError::Internal(_)
            | FederationError::Unreachable { .. } => Self::Later(error),
            // Somebody saved in that very moment: what they saved is published a minute later.
            error if error.code() == "draft_changed" => Self::Later(error),
            // The clock may have been set since it was claimed.
            error if is_doubt(&error) => Self::Later(error),
            error if error.code() == CHOSEN_ANEW => Self::Nothing,
            error => Self::For(error.code().to_owned()),
        }
    }
}

async fn carry_out(instance: &Instance, appeal: &Appeal, row: &Schedule) -> Result<(), Stopped> {
    instance.check_not_suspended(appeal.organization_id).await?;
    if !row.name.is_empty() {
        let draft = dispatch::draft(instance, appeal, &row.name).await?;
        let draft = draft.ok_or(Stopped::Nothing)?;
        let said = dispatch::publish_due(instance, appeal, draft, Some(row));
        said.boxed().await?;
        return Ok(());
    }
    if appeal.root.is_some() {
        return Err(Stopped::Nothing);
    }
    let found: CheckList = check_list(instance, appeal, &checked(appeal)?).await?;
    let accepted: Vec<&str> = row.accepted.split(' ').collect();
    let mut missing = found.missing();
    missing.retain(|what| !accepted.contains(what));
    // One look at itself that fails says little: the next one may well succeed.
    if missing == [REACHABLE] {
        return Err(Stopped::Later(FederationError::conflict(
            REACHABLE,
            "this server does not find its own organisation at its public address",
        )));
    }
    if !missing.is_empty() {
        return Err(Stopped::For(missing.join(" ")));
    }
    let published = publish::publish_due(instance, appeal, Some(row));
    published.boxed().await?;
    Ok(())
}

/// Writes down how it ended, in the row and in the log of the organisation: what was published is there already.
async fn note(
    instance: &Instance,
    appeal: &Appeal,
    row: &Schedule,
    outcome: Result<(), Stopped>,
) -> Result<()> {
    let now = instance.clock.millis();
    let late = now - row.due_at;
    // Whoever was away when it was due has not tried yet.
    let tried = now - row.due_at.max(instance.began_at);
    let (words, ended) = match outcome {
        Ok(()) => {
            if late > LATE_MILLIS {
                tracing::warn!(
                    appeal = appeal.ap_id,
                    due = crate::clock::from_millis(row.due_at),
                    "published after its time: this server was not running then"
                );
            }
            return Ok(());
        }
        Err(Stopped::Nothing) => {
            store::take(instance.database.conn(), row).await?;
            return Ok(());
        }
        // Nothing is stopped by a clock that may be ahead: its last day to sign has passed, and it was tried for a day.
        Err(_) if instance.is_time_in_doubt() => {
            tracing::warn!(
                appeal = appeal.ap_id,
                "not published at its time, which is in doubt; it waits until that is believed"
            );
            return Ok(());
        }
        Err(Stopped::Later(error)) if tried < TRY_MILLIS => {
            tracing::warn!(appeal = appeal.ap_id, %error, "not published at its time; tried again in a minute");
            return Ok(());
        }
        Err(Stopped::Later(error)) => (error.code().to_owned(), audit::FAILED),
        Err(Stopped::For(codes)) => (codes, audit::REFUSED),
    };
    if !store::end(instance.database.conn(), row, STOPPED, &words).await? {
        // Cancelled meanwhile, or put off: nothing was stopped.
        return Ok(());
    }
    tracing::warn!(
        appeal = appeal.ap_id,
        why = words,
        "not published at its time"
    );
    let Some(organization) = appeal.organization_id else {
        return Ok(());
    };
    let object = object(appeal, row);
    let what = (DUE, object.as_str(), words.as_str());
    let actor = actor(instance.database.conn(), row).await?;
    audit::note(instance, organization, actor, what, ended).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::draft::draft_changed;

    #[test]
    fn who_saves_in_the_moment_of_publishing_stops_nothing() {
        assert!(matches!(Stopped::from(draft_changed()), Stopped::Later(_)));
        let over = FederationError::invalid("deadline_past", "its last day has passed");
        let stopped = Stopped::from(over);
        assert!(matches!(stopped, Stopped::For(code) if code == "deadline_past"));
        let doubted = FederationError::conflict("clock_doubted", "nobody shows the same time");
        assert!(matches!(Stopped::from(doubted), Stopped::Later(_)));
    }
}
