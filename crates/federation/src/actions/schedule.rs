//! Publishing at a time that somebody has chosen: an appeal, or what stands beside it.
//!
//! The time is a row. Whichever process comes to it first takes it for a while; what it does is
//! done once, whoever comes back to it, since publishing is idempotent and takes the row along. What
//! was missed while no process ran is published at the next start.

mod when;
mod zones;

pub use when::When;
pub use zones::{Meant, meant, zones};

use super::{
    audit::{self, Actor},
    check_list::{CheckList, REACHABLE, check_list},
    dispatch,
    draft::Draft,
    publish,
};
use crate::{FederationError, Instance, error::Result};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::dispatch::Kind;
use undersigned_store::{
    appeals::{self, Appeal},
    schedules::{self as store, LEASE_MILLIS, NewSchedule, STOPPED, WAITING},
};

pub use undersigned_store::schedules::Schedule;

/// Why something was stopped that came due before this server was put back from a copy: it may have
/// been published, and the copy does not know.
pub const RESTORED_SINCE: &str = "restored";
/// How often it is looked whether something is due: another process may have been told.
const PAUSE: Duration = Duration::from_secs(2);
/// Nothing is planned further ahead than this, in milliseconds: two years.
const FARTHEST_MILLIS: i64 = 2 * 365 * 24 * 60 * 60 * 1_000;
/// What is published later than this after its time was missed, in milliseconds.
const LATE_MILLIS: i64 = 2 * 60 * 1_000;
/// How long it is tried to publish what fails for reasons of this server, in milliseconds.
const TRY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Has an appeal that is a draft, or with a name what is drafted beside it, published at a time, in
/// place of the time that was chosen before.
///
/// # Errors
/// [`FederationError::Invalid`] for a time that is none, is over, is far away, or comes after the last
/// day to sign, and for what could not be published now; [`FederationError::Conflict`] for what is
/// published.
pub async fn plan(
    instance: &Instance,
    appeal: &Appeal,
    name: &str,
    when: &When,
    actor: &Actor,
) -> Result<Schedule> {
    let now = instance.clock.millis();
    let (due_at, zone) = when.moment()?;
    if due_at <= now {
        return Err(FederationError::invalid(
            "time_past",
            "that time is over; choose a later one, or publish it now",
        ));
    }
    if due_at - now > FARTHEST_MILLIS {
        return Err(FederationError::invalid(
            "time_far",
            "that is more than two years ahead; choose an earlier time",
        ));
    }
    let accepted = match name {
        "" => accepted(instance, appeal, due_at).await?,
        name => {
            fit(instance, appeal, name).await?;
            String::new()
        }
    };
    let (actor_kind, actor_id, actor) = match actor {
        Actor::Person(id, name) => ("person", Some(*id), name.clone()),
        Actor::Token(id) => ("token", Some(*id), String::new()),
        Actor::Command => ("command", None, String::new()),
    };
    let new = NewSchedule {
        appeal_id: appeal.id,
        name: name.to_owned(),
        due_at,
        local_time: when.local.clone(),
        zone: zone.name().to_owned(),
        accepted,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        actor,
        state: WAITING.to_owned(),
        outcome: String::new(),
        lease_until: None,
        created_at: now,
    };
    let db = instance.database.begin().await?;
    store::put(&db, new).await?;
    db.commit().await?;
    find(instance, appeal, name)
        .await?
        .ok_or_else(|| FederationError::Internal("a chosen time vanished".into()))
}

/// What is not well now and was seen by whoever chose the time.
async fn accepted(instance: &Instance, appeal: &Appeal, due_at: i64) -> Result<String> {
    if appeal.root.is_some() {
        return Err(FederationError::conflict(
            "published_already",
            "the appeal is published; a new wording is published by hand",
        ));
    }
    let draft = checked(appeal)?;
    publish::check_deadline(&draft, due_at)?;
    Ok(check_list(instance, appeal, &draft)
        .await?
        .missing()
        .join(" "))
}

fn checked(appeal: &Appeal) -> Result<Draft> {
    Draft::of(appeal)
        .ok_or_else(|| FederationError::Internal("the draft cannot be read".into()))?
        .whole()
}

/// Whether what is drafted beside an appeal could be published now.
async fn fit(instance: &Instance, appeal: &Appeal, name: &str) -> Result<()> {
    let draft = dispatch::draft(instance, appeal, name).await?;
    let draft = draft
        .filter(|draft| draft.kind != Kind::Handover)
        .ok_or_else(|| FederationError::not_found("draft_unknown", "there is no such draft"))?;
    draft.words()?;
    Ok(())
}

/// The time that was chosen for an appeal, or for what is drafted beside it.
///
/// # Errors
/// The database.
pub async fn find(instance: &Instance, appeal: &Appeal, name: &str) -> Result<Option<Schedule>> {
    Ok(store::find(instance.database.conn(), appeal.id, name).await?)
}

/// All times that were chosen for what belongs to an appeal.
///
/// # Errors
/// The database.
pub async fn of_appeal(instance: &Instance, appeal: &Appeal) -> Result<Vec<Schedule>> {
    Ok(store::of_appeal(instance.database.conn(), appeal.id).await?)
}

/// Leaves it a draft; says whether there was a time.
///
/// # Errors
/// The database.
pub async fn cancel(instance: &Instance, appeal: &Appeal, name: &str) -> Result<bool> {
    let db = instance.database.begin().await?;
    let cancelled = store::delete(&db, appeal.id, name).await?;
    db.commit().await?;
    Ok(cancelled)
}

/// Publishes what is due until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if !instance.is_time_in_doubt()
            && let Err(error) = run_due(&instance).await
        {
            tracing::warn!(%error, "what is due could not be published");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(PAUSE) => {}
        }
    }
}

/// Publishes what is due now; answers how many times were come to.
///
/// # Errors
/// The database.
pub async fn run_due(instance: &Instance) -> Result<u64> {
    let mut done = 0;
    while let Some(row) = store::claim(
        instance.database.conn(),
        instance.clock.millis(),
        LEASE_MILLIS,
    )
    .await?
    {
        done += 1;
        let Some(appeal) = appeals::by_id(instance.database.conn(), row.appeal_id).await? else {
            continue;
        };
        let outcome = carry_out(instance, &appeal, &row).await;
        note(instance, &appeal, &row, outcome).await?;
    }
    Ok(done)
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
            error => Self::For(error.code().to_owned()),
        }
    }
}

async fn carry_out(instance: &Instance, appeal: &Appeal, row: &Schedule) -> Result<(), Stopped> {
    instance.check_not_suspended(appeal.organization_id).await?;
    if !row.name.is_empty() {
        let draft = dispatch::draft(instance, appeal, &row.name).await?;
        let draft = draft.ok_or(Stopped::Nothing)?;
        dispatch::publish(instance, appeal, draft).await?;
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
    publish::publish(instance, appeal).await?;
    Ok(())
}

/// Writes down how it ended: in the row, and in the log of the organisation.
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
    let due = crate::clock::from_millis(row.due_at);
    let missed = match late > LATE_MILLIS {
        true => format!("; missed, {} minutes late", late / 60_000),
        false => String::new(),
    };
    let (words, ended) = match outcome {
        Ok(()) => {
            if late > LATE_MILLIS {
                tracing::warn!(
                    appeal = appeal.ap_id,
                    due,
                    "published after its time: this server was not running then"
                );
            }
            (format!("due {due}{missed}"), audit::DONE)
        }
        Err(Stopped::Nothing) => {
            store::delete(instance.database.conn(), row.appeal_id, &row.name).await?;
            return Ok(());
        }
        Err(Stopped::Later(error)) if tried < TRY_MILLIS => {
            tracing::warn!(appeal = appeal.ap_id, %error, "not published at its time; tried again in a minute");
            return Ok(());
        }
        Err(Stopped::Later(error)) => (error.code().to_owned(), audit::FAILED),
        Err(Stopped::For(codes)) => (codes, audit::REFUSED),
    };
    if ended != audit::DONE {
        tracing::warn!(
            appeal = appeal.ap_id,
            why = words,
            "not published at its time"
        );
        store::end(instance.database.conn(), row, STOPPED, &words).await?;
    }
    let Some(organization) = appeal.organization_id else {
        return Ok(());
    };
    let actor = match (row.actor_kind.as_str(), row.actor_id) {
        ("person", Some(id)) => Actor::Person(id, row.actor.clone()),
        ("token", Some(id)) => Actor::Token(id),
        _ => Actor::Command,
    };
    let object = match row.name.as_str() {
        "" => format!("/appeals/{}", appeal.slug),
        name => format!("/appeals/{} {name}", appeal.slug),
    };
    audit::note(
        instance,
        organization,
        actor,
        ("schedule-due", &object, &words),
        ended,
    )
    .await
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
    }
}
