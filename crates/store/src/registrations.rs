//! People who registered for a meeting. Who they are is sealed; the rows go some time after it.
//!
//! Who has not confirmed yet **waits**: their row stands under another name than the meeting's, so that they are in no
//! count and no list of it.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::registration::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::registration::Model as Registration;

/// What stands before a meeting's name while somebody waits; names of meetings have no colon.
const WAITS: &str = "waits:";

fn waiting(name: &str) -> String {
    format!("{WAITS}{name}")
}

/// For which meeting somebody waits, by their row; none where they have registered.
#[must_use]
pub fn waits_for(row: &Registration) -> Option<&str> {
    row.name.strip_prefix(WAITS)
}

/// Stores somebody who has not confirmed yet; `id` is not looked at.
pub async fn insert_waiting(
    db: &impl ConnectionTrait,
    new: Registration,
) -> StoreResult<Registration> {
    let name = waiting(&new.name);
    insert(db, Registration { name, ..new }).await
}

/// How many wait for a meeting.
pub async fn count_waiting(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
) -> StoreResult<u64> {
    count(db, appeal_id, &waiting(name)).await
}

/// Somebody who waited for a meeting has registered for it, and is forgotten at another time; false where they do not
/// wait any more.
pub async fn confirm(
    db: &impl ConnectionTrait,
    id: i64,
    name: &str,
    forget_at: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE registrations SET name = $2, forget_at = $3 WHERE id = $1 AND name = $4",
        [
            id.into(),
            name.into(),
            forget_at.into(),
            waiting(name).into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

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

/// Forgets everybody who registered for a meeting, or waits for it; answers how many rows there were.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.is_in([name.to_owned(), waiting(name)]))
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
