//! Small pictures of actors elsewhere, kept for a while.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::entity::portrait::{Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::portrait::Model as Portrait;

/// Keeps a picture, in place of the one before.
pub async fn keep(db: &impl ConnectionTrait, portrait: Portrait) -> StoreResult<()> {
    Entity::insert(portrait.into_active_model().reset_all())
        .on_conflict(
            OnConflict::column(Column::Actor)
                .update_columns([Column::MediaType, Column::Picture, Column::FetchedAt])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The picture of an actor.
pub async fn of(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Option<Portrait>> {
    Ok(Entity::find_by_id(actor).one(db).await?)
}

/// Forgets pictures that were fetched before a time; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::FetchedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
