//! Farewells that were answered, and are yet to be looked at.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::farewell::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::farewell::Model as Farewell;

/// Writes several down at once; those that are there already stay as they are.
pub async fn insert_many(db: &impl ConnectionTrait, farewells: &[Farewell]) -> StoreResult<()> {
    for chunk in sql::bulks(farewells) {
        let rows = chunk.iter().map(|farewell| ActiveModel {
            fingerprint: ActiveValue::Set(farewell.fingerprint.clone()),
            signed: ActiveValue::Set(farewell.signed.clone()),
            body: ActiveValue::Set(farewell.body.clone()),
            came_at: ActiveValue::Set(farewell.came_at),
        });
        let known = OnConflict::column(Column::Fingerprint)
            .do_nothing()
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(known)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Those that wait, by their fingerprints, from one on.
pub async fn after(
    db: &impl ConnectionTrait,
    fingerprint: &str,
    limit: u64,
) -> StoreResult<Vec<Farewell>> {
    let query = Entity::find().filter(Column::Fingerprint.gt(fingerprint));
    let query = query.order_by_asc(Column::Fingerprint).limit(limit);
    Ok(query.all(db).await?)
}

/// How many wait.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find().count(db).await?)
}

/// Forgets one that was looked at.
pub async fn delete(db: &impl ConnectionTrait, fingerprint: &str) -> StoreResult<()> {
    Entity::delete_by_id(fingerprint.to_owned())
        .exec(db)
        .await?;
    Ok(())
}
