//! The organisations whose actors live on this server.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::organization::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::organization::Model as Organization;

/// An organisation about to be stored; see [`Organization`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewOrganization {
    pub handle: String,
    pub ap_id: String,
    pub names: String,
    pub summary: Option<String>,
    pub country: Option<String>,
    pub created_at: i64,
}

/// Stores a new organisation; a taken handle or id is a conflict.
pub async fn insert(db: &impl ConnectionTrait, new: NewOrganization) -> StoreResult<Organization> {
    Ok(new.into_active_model().insert(db).await?)
}

/// Changes an organisation's row to what is given; its id, handle and actor id stay.
pub async fn update(db: &impl ConnectionTrait, changed: Organization) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Names, changed.names.into())
        .col_expr(Column::Summary, changed.summary.into())
        .col_expr(Column::Country, changed.country.into())
        .col_expr(Column::Profile, changed.profile.into())
        .filter(Column::Id.eq(changed.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Suspends an organisation since a time, or lets it go on.
pub async fn set_suspended(
    db: &impl ConnectionTrait,
    id: i64,
    since: Option<i64>,
    reason: &str,
    hidden: bool,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::SuspendedAt, since.into())
        .col_expr(Column::SuspendedReason, reason.into())
        .col_expr(Column::Hidden, hidden.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether an organisation is suspended.
pub async fn is_suspended(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let found = Entity::find_by_id(id)
        .filter(Column::SuspendedAt.is_not_null())
        .count(db)
        .await?;
    Ok(found > 0)
}

/// The organisation with this handle (the part before the `@`).
pub async fn by_handle(
    db: &impl ConnectionTrait,
    handle: &str,
) -> StoreResult<Option<Organization>> {
    Ok(Entity::find()
        // Handles have no capitals; accounts are typed with some.
        .filter(Column::Handle.eq(handle.to_ascii_lowercase()))
        .one(db)
        .await?)
}

/// The organisation whose actor has this id.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Organization>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .one(db)
        .await?)
}

/// The organisation with this row id.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<Organization>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// All organisations, oldest first.
pub async fn all(db: &impl ConnectionTrait) -> StoreResult<Vec<Organization>> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// The handles of all organisations.
pub async fn handles(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Handle)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many organisations there are.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find().count(db).await?)
}
