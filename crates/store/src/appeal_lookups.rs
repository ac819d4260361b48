//! Appeals elsewhere that something here names and that are yet to be looked up.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::appeal_lookup::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::appeal_lookup::Model as AppealLookup;

/// Notes that an appeal is to be looked up; again changes nothing.
pub async fn add(db: &impl ConnectionTrait, object: &str, now: i64) -> StoreResult<()> {
    let row = ActiveModel {
        object: ActiveValue::Set(object.to_owned()),
        tries: ActiveValue::Set(0),
        next_at: ActiveValue::Set(now),
        ..Default::default()
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Object).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many there are.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find().count(db).await?)
}

/// How many there are below an address.
pub async fn count_below(db: &impl ConnectionTrait, beginning: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::Object.starts_with(beginning))
        .count(db)
        .await?)
}

/// None is put off for so long, in milliseconds: three days.
const TOO_FAR_MILLIS: i64 = 3 * 24 * 60 * 60 * 1_000;

/// Those whose time has come, the longest waiting first.
pub async fn due(
    db: &impl ConnectionTrait,
    now: i64,
    limit: u64,
) -> StoreResult<Vec<AppealLookup>> {
    Ok(Entity::find()
        .filter(sql::has_come(Column::NextAt, now, TOO_FAR_MILLIS))
        .order_by_asc(Column::NextAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Puts one off after it was tried in vain.
pub async fn put_off(db: &impl ConnectionTrait, id: i64, tries: i64, next: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Tries, tries.into())
        .col_expr(Column::NextAt, next.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets one.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
