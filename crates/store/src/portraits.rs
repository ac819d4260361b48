//! Small pictures of actors elsewhere, kept for a while.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::entity::portrait::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::portrait::Model as Portrait;

/// Keeps a picture, in place of the one before.
pub async fn keep(db: &impl ConnectionTrait, portrait: Portrait) -> StoreResult<()> {
    sql::upsert(
        db,
        portrait.into_active_model().reset_all(),
        &[Column::Actor],
        &[Column::MediaType, Column::Picture, Column::FetchedAt],
    )
    .await
}

/// The picture of an actor.
pub async fn of(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Option<Portrait>> {
    Ok(Entity::find_by_id(actor).one(db).await?)
}

/// Forgets the picture of an actor.
pub async fn forget(db: &impl ConnectionTrait, actor: &str) -> StoreResult<()> {
    Entity::delete_by_id(actor).exec(db).await?;
    Ok(())
}

/// Forgets pictures that were fetched before a time; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::FetchedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// At most so many pictures are looked at to find room.
const AT_A_TIME: i64 = 500;

/// Forgets the pictures that were fetched first until `bytes` are free, or a few hundred are gone;
/// answers how many. What was fetched anew since the look is kept.
pub async fn make_room(db: &impl ConnectionTrait, bytes: u64) -> StoreResult<u64> {
    let rows = db
        .query_all_raw(sql::statement(
            db,
            "SELECT actor, CAST(LENGTH(picture) AS BIGINT), fetched_at FROM portraits \
             ORDER BY fetched_at LIMIT $1",
            [AT_A_TIME.into()],
        ))
        .await?;
    let (mut freed, mut forgotten) = (0_u64, 0);
    for row in rows {
        if freed >= bytes {
            break;
        }
        let (actor, size): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let fetched_at: i64 = row.try_get_by_index(2)?;
        let gone = sql::execute(
            db,
            "DELETE FROM portraits WHERE actor = $1 AND fetched_at = $2",
            [actor.into(), fetched_at.into()],
        )
        .await?;
        if gone > 0 {
            freed = freed.saturating_add(sql::unsigned(size));
            forgotten += gone;
        }
    }
    Ok(forgotten)
}
