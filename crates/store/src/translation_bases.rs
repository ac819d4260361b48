//! What translations were made from: per appeal and language.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::entity::translation_base::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::translation_base::Model as TranslationBase;

/// Stores what a translation was made from, in place of what was there.
pub async fn set(db: &impl ConnectionTrait, base: TranslationBase) -> StoreResult<()> {
    sql::upsert(
        db,
        base.into_active_model().reset_all(),
        &[Column::AppealId, Column::Language],
        &[Column::Base],
    )
    .await
}

/// What the translations of an appeal were made from.
pub async fn of_appeal(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<TranslationBase>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .all(db)
        .await?)
}
