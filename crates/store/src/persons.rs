//! Natural persons who signed here: encrypted, found again only by a keyed hash of the e-mail
//! address, and never leaving this server.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::person_signature::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::person_signature::Model as PersonSignature;

/// A signature about to be stored; see [`PersonSignature`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewPersonSignature {
    pub appeal_id: i64,
    pub email_hash: String,
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub source: String,
}

/// Stores a signature; false if this address signed the appeal already, and nothing changed.
pub async fn insert(db: &impl ConnectionTrait, new: NewPersonSignature) -> StoreResult<bool> {
    let inserted = Entity::insert_many([new.into_active_model()])
        .on_conflict(
            OnConflict::columns([Column::AppealId, Column::EmailHash])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(inserted > 0)
}

/// The signature under an appeal that belongs to this address.
pub async fn by_email_hash(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<Option<PersonSignature>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::EmailHash.eq(email_hash))
        .one(db)
        .await?)
}

/// At most `limit` signatures under an appeal with an id above `after_id`, in id order.
pub async fn page(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after_id: i64,
    limit: u64,
) -> StoreResult<Vec<PersonSignature>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Id.gt(after_id))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// How many people signed an appeal here.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// Deletes a signature, because its owner wishes so; says whether it was there.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// Deletes all signatures under an appeal (its retention date); answers how many.
pub async fn delete_all(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
