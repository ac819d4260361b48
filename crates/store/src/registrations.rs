//! People who registered for a meeting. Who they are is sealed; the rows go some time after it.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::registration::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::registration::Model as Registration;

/// Stores somebody; `id` is not looked at.
pub async fn insert(db: &impl ConnectionTrait, new: Registration) -> StoreResult<Registration> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    Ok(row.insert(db).await?)
}

/// How many registrations there are for a meeting.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .count(db)
        .await?)
}

/// Everybody who registered for a meeting, in their order.
pub async fn list(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    limit: u64,
) -> StoreResult<Vec<Registration>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// By the hash of the secret that shows what is kept.
pub async fn by_link(db: &impl ConnectionTrait, hash: &str) -> StoreResult<Option<Registration>> {
    let found = Entity::find().filter(Column::LinkHash.eq(hash));
    Ok(found.one(db).await?)
}

/// Forgets one; false where it is gone already.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// Forgets everybody who registered for a meeting; answers how many rows there were.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// The meeting was put off or brought forward: everybody is forgotten at another time.
pub async fn forget_at(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    at: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE registrations SET forget_at = $3 WHERE appeal_id = $1 AND name = $2",
        [appeal_id.into(), name.into(), at.into()],
    )
    .await?;
    Ok(())
}

/// Forgets whose time has come; answers how many.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ForgetAt.lt(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
