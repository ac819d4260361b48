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

/// Notes that an appeal is to be looked up; again changes nothing but that it is wished here.
pub async fn add(db: &impl ConnectionTrait, object: &str, now: i64) -> StoreResult<()> {
    let asked = OnConflict::column(Column::Object)
        .update_column(Column::Unasked)
        .to_owned();
    insert(db, (object, false, now), asked).await
}

/// Notes that an appeal is to be looked up because somebody elsewhere gives cause for it; again changes
/// nothing.
pub async fn add_unasked(db: &impl ConnectionTrait, object: &str, now: i64) -> StoreResult<()> {
    let nothing = OnConflict::column(Column::Object).do_nothing().to_owned();
    insert(db, (object, true, now), nothing).await
}

async fn insert(
    db: &impl ConnectionTrait,
    (object, unasked, now): (&str, bool, i64),
    again: OnConflict,
) -> StoreResult<()> {
    let row = ActiveModel {
        object: ActiveValue::Set(object.to_owned()),
        tries: ActiveValue::Set(0),
        next_at: ActiveValue::Set(now),
        unasked: ActiveValue::Set(unasked),
        ..Default::default()
    };
    Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many there are.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find().count(db).await?)
}

/// The addresses of all, in no particular order.
pub async fn objects(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Object)
        .into_tuple()
        .all(db)
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
