//! What servers say they held of an appeal: one word of each, the newest.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::seen_by::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::seen_by::Model as SeenBy;

/// A word about to be stored; see [`SeenBy`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewSeenBy {
    pub appeal_id: i64,
    pub instance: String,
    pub seen_at: i64,
    pub state_digest: String,
    pub statements: i64,
    pub body: String,
}

/// Stores a server's word, unless a newer one of it is held.
pub async fn keep_newest(db: &impl ConnectionTrait, new: NewSeenBy) -> StoreResult<()> {
    let offered = Expr::col((Alias::new("excluded"), Column::SeenAt));
    let held = Expr::col((Entity, Column::SeenAt));
    Entity::insert(new.into_active_model())
        .on_conflict(
            OnConflict::columns([Column::AppealId, Column::Instance])
                .update_columns([
                    Column::SeenAt,
                    Column::StateDigest,
                    Column::Statements,
                    Column::Body,
                ])
                .action_and_where(offered.gt(held))
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Forgets a server's word about an appeal.
pub async fn delete(db: &impl ConnectionTrait, appeal_id: i64, instance: &str) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Instance.eq(instance))
        .exec(db)
        .await?;
    Ok(())
}

/// Every server's word about an appeal, the newest first.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<SeenBy>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_desc(Column::SeenAt)
        .order_by_asc(Column::Instance)
        .all(db)
        .await?)
}

/// One server's word about an appeal.
pub async fn of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    instance: &str,
) -> StoreResult<Option<SeenBy>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Instance.eq(instance))
        .one(db)
        .await?)
}
