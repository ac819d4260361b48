//! What stood in endorsements of ours that were withdrawn, sealed: for the desk alone, so that
//! whoever signs again need not write everything again.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::entity::withdrawn_endorsement::{Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::withdrawn_endorsement::Model as WithdrawnEndorsement;

/// Keeps one in place of an earlier one of the same organisation and appeal.
pub async fn put(db: &impl ConnectionTrait, row: WithdrawnEndorsement) -> StoreResult<()> {
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([Column::OrganizationId, Column::AppealId])
                .update_column(Column::Sealed)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// What an organisation withdrew last from an appeal.
pub async fn get(
    db: &impl ConnectionTrait,
    organization_id: i64,
    appeal_id: i64,
) -> StoreResult<Option<WithdrawnEndorsement>> {
    Ok(Entity::find_by_id((organization_id, appeal_id))
        .one(db)
        .await?)
}

/// Forgets it.
pub async fn delete(
    db: &impl ConnectionTrait,
    organization_id: i64,
    appeal_id: i64,
) -> StoreResult<()> {
    Entity::delete_by_id((organization_id, appeal_id))
        .exec(db)
        .await?;
    Ok(())
}
