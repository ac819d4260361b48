//! Signers who were refused, with what waited of them, sealed, for a while.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::refused_signer::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::refused_signer::Model as RefusedSigner;

/// A refusal about to be stored; see [`RefusedSigner`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewRefusedSigner {
    pub appeal_id: i64,
    pub about: String,
    pub reason: String,
    pub refused_by: String,
    pub sealed: Vec<u8>,
    pub refused_at: i64,
    pub expires_at: i64,
}

/// Keeps a refusal in place of an earlier one of the same signer, and no more than `most` of an
/// appeal: the oldest go. Call it in a transaction.
pub async fn keep(db: &impl ConnectionTrait, new: NewRefusedSigner, most: u64) -> StoreResult<()> {
    let appeal_id = new.appeal_id;
    forget(db, appeal_id, &new.about).await?;
    Entity::insert(new.into_active_model())
        .exec_without_returning(db)
        .await?;
    let too_many: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_desc(Column::Id)
        .offset(most)
        .limit(sql::CHUNK as u64)
        .into_tuple()
        .all(db)
        .await?;
    if !too_many.is_empty() {
        Entity::delete_many()
            .filter(Column::Id.is_in(too_many))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The refusal of a signer, unless its time is over.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    about: &str,
    now: i64,
) -> StoreResult<Option<RefusedSigner>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::About.eq(about))
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await?)
}

/// Those whose time is not over, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    now: i64,
) -> StoreResult<Vec<RefusedSigner>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// Those of an organisation, by its actor id, whose time is not over, under whatever appeal, the newest first.
pub async fn by(
    db: &impl ConnectionTrait,
    refused_by: &str,
    now: i64,
) -> StoreResult<Vec<RefusedSigner>> {
    Ok(Entity::find()
        .filter(Column::RefusedBy.eq(refused_by))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// Whose refusals they are, without what waited.
pub async fn who(db: &impl ConnectionTrait, appeal_id: i64, now: i64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::About)
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::ExpiresAt.gt(now))
        .into_tuple()
        .all(db)
        .await?)
}

/// Forgets the refusal of a signer.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, about: &str) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::About.eq(about))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what was refused of these signers.
pub async fn forget_all(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    about: &[&str],
) -> StoreResult<()> {
    let query = Entity::delete_many().filter(Column::AppealId.eq(appeal_id));
    sql::delete_in(db, query, Column::About, about).await?;
    Ok(())
}

/// Forgets those whose time is over; answers how many.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
