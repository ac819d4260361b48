//! Publishing at a time that somebody has chosen: an appeal, or what stands beside it.
//!
//! The time is a row. Whichever process comes to it first takes it for a while; what it does is
//! done once, whoever comes back to it, since publishing is idempotent and takes the row along. What
//! was missed while no process ran is published at the next start.

mod cities;
mod countries;
mod due;
mod when;
mod zone;
mod zones;

pub(super) use due::end;
pub use due::{come_to, run, run_due};
pub use when::When;
pub use zone::Zone;
pub use zones::{Meant, meant, zones};

use super::{audit::Actor, check_list::check_list, dispatch, draft::Draft, people::terms, publish};
use crate::{FederationError, Instance, error::Result};
use undersigned_domain::dispatch::Kind;
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    dispatch_drafts as drafts,
    schedules::{self as store, NewSchedule, WAITING},
};

pub use undersigned_store::schedules::Schedule;

/// Why something was stopped that came due before this server was put back from a copy: it may have
/// been published, and the copy does not know.
pub const RESTORED_SINCE: &str = "restored";
/// Nothing is planned further ahead than this, in milliseconds: two years.
const FARTHEST_MILLIS: i64 = 2 * 365 * 24 * 60 * 60 * 1_000;

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
    let due_at = ahead(when, now)?;
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
        zone: when.zone.name().to_owned(),
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
    check_unpublished(&db, appeal, name).await?;
    store::put(&db, new).await?;
    db.commit().await?;
    find(instance, appeal, name)
        .await?
        .ok_or_else(|| FederationError::Internal("a chosen time vanished".into()))
}

/// The moment that somebody chose, where something can be published then.
///
/// # Errors
/// [`FederationError::Invalid`] for a time that is none, is over, or is far away.
pub fn ahead(when: &When, now: i64) -> Result<i64> {
    let due_at = when.moment()?;
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
    Ok(due_at)
}

/// Whoever publishes it in that very moment comes first or afterwards: nobody reads of what is published that it waits,
/// or stays a draft.
async fn check_unpublished(transaction: &Transaction, appeal: &Appeal, name: &str) -> Result<()> {
    let now = appeals::lock(transaction, appeal.id).await?;
    if name.is_empty() {
        return match now.is_some_and(|now| now.root.is_none()) {
            true => Ok(()),
            false => Err(published_already()),
        };
    }
    match drafts::by_name(transaction, appeal.id, name).await? {
        Some(_) => Ok(()),
        None => Err(draft_unknown()),
    }
}

fn published_already() -> FederationError {
    FederationError::conflict(
        "published_already",
        "the appeal is published; a new wording is published by hand",
    )
}

fn draft_unknown() -> FederationError {
    FederationError::not_found("draft_unknown", "there is no such draft")
}

/// What is not well now and was seen by whoever chose the time.
async fn accepted(instance: &Instance, appeal: &Appeal, due_at: i64) -> Result<String> {
    if appeal.root.is_some() {
        return Err(published_already());
    }
    let draft = checked(appeal)?;
    publish::check_deadline(&draft, due_at)?;
    terms::check_deadline(instance, appeal, draft.text.deadline.as_deref()).await?;
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
        .ok_or_else(draft_unknown)?;
    draft.fit()?;
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

/// Leaves it a draft, also where it is about to be published; says whether there was a time.
///
/// # Errors
/// [`FederationError::Conflict`] `published_already`, and [`FederationError::NotFound`] `draft_unknown` for what stands
/// beside the appeal, where it was published first.
pub async fn cancel(instance: &Instance, appeal: &Appeal, name: &str) -> Result<bool> {
    let db = instance.database.begin().await?;
    let cancelled = store::delete(&db, appeal.id, name).await?;
    if !cancelled {
        check_unpublished(&db, appeal, name).await?;
    }
    db.commit().await?;
    Ok(cancelled)
}
