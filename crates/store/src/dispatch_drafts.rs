//! Updates, cases and handovers of ours that are being written.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::dispatch_draft::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::dispatch_draft::Model as DispatchDraft;

/// A draft about to be stored; see [`DispatchDraft`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewDispatchDraft {
    pub appeal_id: i64,
    pub name: String,
    pub kind: String,
    pub content: String,
    pub updated_at: i64,
}

/// Stores a draft in place of what was there.
pub async fn put(db: &impl ConnectionTrait, new: NewDispatchDraft) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::Name],
        &[Column::Kind, Column::Content, Column::UpdatedAt],
    )
    .await
}

/// Drafts of an appeal, the last one changed first.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<DispatchDraft>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// The draft with a name.
pub async fn by_name(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
) -> StoreResult<Option<DispatchDraft>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .one(db)
        .await?)
}

/// Deletes a draft if it still says what was read; says whether it did.
pub async fn delete_as_read(db: &impl ConnectionTrait, read: &DispatchDraft) -> StoreResult<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::Id.eq(read.id))
        .filter(Column::Content.eq(read.content.as_str()))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// Deletes a draft; says whether there was one.
pub async fn delete(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}
