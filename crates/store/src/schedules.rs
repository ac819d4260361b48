//! What is to be published at a time that somebody has chosen.
//!
//! One process at a time takes one that is due ([`claim`]); one that dies loses it when the lease
//! runs out. What is published twice is published once: the action that does it is idempotent.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::schedule::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::schedule::Model as Schedule;

/// It waits for its time.
pub const WAITING: &str = "waiting";
/// It was published: what earlier versions noted. By now a row goes as soon as its time has come.
pub const DONE: &str = "done";
/// It was not published; `outcome` says why.
pub const STOPPED: &str = "stopped";

/// A time about to be stored; see [`Schedule`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewSchedule {
    pub appeal_id: i64,
    pub name: String,
    pub due_at: i64,
    pub local_time: String,
    pub zone: String,
    pub accepted: String,
    pub actor_kind: String,
    pub actor_id: Option<i64>,
    pub actor: String,
    pub state: String,
    pub outcome: String,
    pub lease_until: Option<i64>,
    pub created_at: i64,
}

/// Stores a time in place of the one before.
pub async fn put(db: &impl ConnectionTrait, new: NewSchedule) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::Name],
        &[
            Column::DueAt,
            Column::LocalTime,
            Column::Zone,
            Column::Accepted,
            Column::ActorKind,
            Column::ActorId,
            Column::Actor,
            Column::State,
            Column::Outcome,
            Column::LeaseUntil,
            Column::CreatedAt,
        ],
    )
    .await
}

/// The times of an appeal and what stands beside it.
pub async fn of_appeal(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Schedule>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::DueAt)
        .all(db)
        .await?)
}

/// The time of one thing.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
) -> StoreResult<Option<Schedule>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .one(db)
        .await?)
}

/// Forgets the time of one thing; says whether there was one.
pub async fn delete(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// Takes away the time that came, with what it was for; false where it was cancelled, or another was chosen, or
/// another process was first. Whoever publishes does so only where it is true.
pub async fn take(db: &impl ConnectionTrait, row: &Schedule) -> StoreResult<bool> {
    let taken = Entity::delete_many()
        .filter(Column::Id.eq(row.id))
        .filter(Column::DueAt.eq(row.due_at))
        .filter(Column::State.eq(WAITING))
        .exec(db)
        .await?;
    Ok(taken.rows_affected > 0)
}

/// Nobody takes one for so long, in milliseconds: a lease that would end later is nobody's.
const TOO_FAR_MILLIS: i64 = 2 * 60 * 1_000;

/// Takes one that is due and nobody else's, for `lease_ms` milliseconds.
pub async fn claim(
    db: &impl ConnectionTrait,
    now: i64,
    lease_ms: i64,
) -> StoreResult<Option<Schedule>> {
    let too_far = now.saturating_add(TOO_FAR_MILLIS);
    let due = Entity::find()
        .filter(Column::State.eq(WAITING))
        .filter(Column::DueAt.lte(now))
        .filter(Column::LeaseUntil.is_null().or(sql::has_come(
            Column::LeaseUntil,
            now,
            TOO_FAR_MILLIS,
        )))
        .order_by_asc(Column::DueAt)
        .limit(10)
        .all(db)
        .await?;
    for row in due {
        // Whoever changes the row first has it; one that was changed meanwhile is left alone.
        let taken = sql::execute(
            db,
            "UPDATE schedules SET lease_until = $1 WHERE id = $2 AND state = 'waiting' \
             AND due_at = $3 AND (lease_until IS NULL OR lease_until <= $4 OR lease_until > $5)",
            [
                now.saturating_add(lease_ms).into(),
                row.id.into(),
                row.due_at.into(),
                now.into(),
                too_far.into(),
            ],
        )
        .await?;
        if taken > 0 {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Notes how one ended, unless somebody chose another time meanwhile.
pub async fn end(
    db: &impl ConnectionTrait,
    row: &Schedule,
    state: &str,
    outcome: &str,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE schedules SET state = $1, outcome = $2, lease_until = NULL \
         WHERE id = $3 AND due_at = $4 AND state = 'waiting'",
        [
            state.into(),
            outcome.into(),
            row.id.into(),
            row.due_at.into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Stops all that waits and is due at `now`, and says why; answers how many there were.
pub async fn stop_due(db: &impl ConnectionTrait, now: i64, outcome: &str) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE schedules SET state = 'stopped', outcome = $2, lease_until = NULL \
         WHERE state = 'waiting' AND due_at <= $1",
        [now.into(), outcome.into()],
    )
    .await
}

/// How long a process takes one for, in milliseconds.
pub const LEASE_MILLIS: i64 = 60 * 1_000;

/// The clock was set back to `now`: leases last no longer than one that is taken now. Answers how many
/// there were.
pub async fn set_back(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE schedules SET lease_until = $1 WHERE lease_until > $1",
        [now.saturating_add(LEASE_MILLIS).into()],
    )
    .await
}

/// Takes a person's name out of the times that they chose: their account is there no more.
pub async fn forget_name(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE schedules SET actor = '' WHERE actor_kind = 'person' AND actor_id = $1",
        [account_id.into()],
    )
    .await?;
    Ok(())
}

/// Forgets what was published before a time.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM schedules WHERE state = 'done' AND due_at < $1",
        [before.into()],
    )
    .await
}
