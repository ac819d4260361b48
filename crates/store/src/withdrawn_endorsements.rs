//! What stood in endorsements of ours that were withdrawn, sealed: for the organisation alone, so that
//! whoever signs again need not write everything again.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::entity::withdrawn_endorsement::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::withdrawn_endorsement::Model as WithdrawnEndorsement;

/// Keeps one in place of an earlier one of the same organisation and appeal.
pub async fn put(db: &impl ConnectionTrait, row: WithdrawnEndorsement) -> StoreResult<()> {
    sql::upsert(
        db,
        row.into_active_model().reset_all(),
        &[Column::OrganizationId, Column::AppealId],
        &[Column::Sealed],
    )
    .await
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
