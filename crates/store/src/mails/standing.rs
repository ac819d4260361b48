//! How the queue stands: what waits, and whether the mail server takes it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

use super::server_fails_since;
use crate::entity::mail::{Column, Entity};
use crate::error::StoreResult;

/// How many mails to many could be sent now: those that were put off are not counted.
pub async fn bulk_due(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::GaveUpAt.is_null())
        .filter(Column::Bulk.eq(1))
        .filter(Column::NextAt.lte(now))
        .count(db)
        .await?)
}

/// How the queue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Mails that wait.
    pub waiting: u64,
    /// When the oldest of them was enqueued.
    pub oldest_at: Option<i64>,
    /// Since when a mail may be sent, of all that wait the earliest; those that were put off for a while
    /// may be sent only later.
    pub due_at: Option<i64>,
    /// Mails that could not be sent, in the last thirty days.
    pub given_up: u64,
}

/// How the queue stands.
pub async fn standing(db: &impl ConnectionTrait) -> StoreResult<Standing> {
    let waiting = || Entity::find().filter(Column::GaveUpAt.is_null());
    let times: Option<(Option<i64>, Option<i64>)> = waiting()
        .select_only()
        .column_as(Column::CreatedAt.min(), "oldest")
        .column_as(Column::NextAt.min(), "due")
        .into_tuple()
        .one(db)
        .await?;
    let (oldest_at, due_at) = times.unwrap_or_default();
    Ok(Standing {
        waiting: waiting().count(db).await?,
        oldest_at,
        due_at,
        given_up: Entity::find()
            .filter(Column::GaveUpAt.is_not_null())
            .count(db)
            .await?,
    })
}

/// How long it is told that mails were given up, in milliseconds: a day.
const LOSS_TOLD: i64 = 24 * 60 * 60 * 1_000;

/// Whether the mail server takes nothing, and mails wait for it, or were given up meanwhile and not
/// long ago.
pub async fn are_failing(
    db: &impl ConnectionTrait,
    standing: &Standing,
    now: i64,
) -> StoreResult<bool> {
    let Some(since) = server_fails_since(db).await? else {
        return Ok(false);
    };
    if standing.waiting > 0 || standing.given_up == 0 {
        return Ok(standing.waiting > 0);
    }
    let lost = Entity::find().filter(Column::GaveUpAt.gte(since.max(now - LOSS_TOLD)));
    Ok(lost.count(db).await? > 0)
}
