//! What translations were made from: per appeal and language.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::entity::translation_base::{Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::translation_base::Model as TranslationBase;

/// Stores what a translation was made from, in place of what was there.
pub async fn set(db: &impl ConnectionTrait, base: TranslationBase) -> StoreResult<()> {
    Entity::insert(base.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([Column::AppealId, Column::Language])
                .update_columns([Column::Base, Column::SavedAt])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
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
