//! News that is written to subscribers: each piece once, and to each of them once, since the mark of
//! how far it came moves in the transaction that queues the mails.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::news::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::news::Model as News;

/// News about to be stored; see [`News`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewNews {
    pub appeal_id: i64,
    pub name: String,
    pub part: String,
    pub reached: i64,
    pub created_at: i64,
}

/// Stores news, unless it was news before.
pub async fn insert_if_absent(db: &impl ConnectionTrait, new: NewNews) -> StoreResult<bool> {
    sql::insert_if_absent(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::Name, Column::Part],
    )
    .await
}

/// News that was not written to everybody yet, oldest first.
pub async fn unfinished(db: &impl ConnectionTrait, limit: u64) -> StoreResult<Vec<News>> {
    Ok(Entity::find()
        .filter(Column::DoneAt.is_null())
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Calls news of something otherwise, whether everybody was written it or not: what it told is read
/// in other words by now. Not where there is news that is called so already.
pub async fn rename(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    from: &str,
    to: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE news SET part = $4 WHERE appeal_id = $1 AND name = $2 AND part = $3 \
         AND NOT EXISTS (SELECT 1 FROM news other \
         WHERE other.appeal_id = $1 AND other.name = $2 AND other.part = $4)",
        [appeal_id.into(), name.into(), from.into(), to.into()],
    )
    .await?;
    Ok(())
}

/// Notes how far it came, if it is still as it was read; otherwise somebody else goes on with it, or
/// it reads otherwise, and what this transaction has queued must not be sent.
pub async fn advance(db: &impl ConnectionTrait, was: &News, reached: i64) -> StoreResult<bool> {
    let advanced = sql::execute(
        db,
        "UPDATE news SET reached = $3 WHERE id = $1 AND reached = $2 AND part = $4 \
         AND done_at IS NULL",
        [
            was.id.into(),
            was.reached.into(),
            reached.into(),
            was.part.as_str().into(),
        ],
    )
    .await?;
    Ok(advanced > 0)
}

/// Goes on with news where it came to, if that ended after a time.
pub async fn resume(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    (name, part): (&str, &str),
    ended_after: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE news SET done_at = NULL WHERE appeal_id = $1 AND name = $2 AND part = $3 \
         AND done_at > $4",
        [
            appeal_id.into(),
            name.into(),
            part.into(),
            ended_after.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Notes that everybody was written.
pub async fn finish(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE news SET done_at = $2 WHERE id = $1 AND done_at IS NULL",
        [id.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// Nobody is told any more what was told so far; answers how much of it was on its way.
pub async fn finish_all(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE news SET done_at = $1 WHERE done_at IS NULL",
        [now.into()],
    )
    .await
}

/// Nobody is told any more what an organisation's appeals have told so far. Whoever is writing mails
/// about it comes first, or writes none.
pub async fn finish_of(
    db: &impl ConnectionTrait,
    organization_id: i64,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE news SET done_at = $2 WHERE done_at IS NULL \
         AND appeal_id IN (SELECT id FROM appeals WHERE organization_id = $1)",
        [organization_id.into(), now.into()],
    )
    .await?;
    Ok(())
}
