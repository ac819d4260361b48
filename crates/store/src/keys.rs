//! The key pairs of our own actors, private halves sealed.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::entity::actor_key::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::actor_key::Model as ActorKey;

/// A key pair about to be stored; see [`ActorKey`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewActorKey {
    pub owner: String,
    pub kind: String,
    pub key_id: String,
    pub public_key: String,
    pub private_key_sealed: Vec<u8>,
    pub created_at: i64,
}

/// Stores a new key pair.
pub async fn insert(db: &impl ConnectionTrait, new: NewActorKey) -> StoreResult<ActorKey> {
    Ok(new.into_active_model().insert(db).await?)
}

/// The keys an actor uses now, of every kind, oldest first.
pub async fn active(db: &impl ConnectionTrait, owner: &str) -> StoreResult<Vec<ActorKey>> {
    Ok(Entity::find()
        .filter(Column::Owner.eq(owner))
        .filter(Column::RetiredAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// All keys an actor ever had, oldest first.
pub async fn all_for(db: &impl ConnectionTrait, owner: &str) -> StoreResult<Vec<ActorKey>> {
    Ok(Entity::find()
        .filter(Column::Owner.eq(owner))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// The key with this public id.
pub async fn by_key_id(db: &impl ConnectionTrait, key_id: &str) -> StoreResult<Option<ActorKey>> {
    Ok(Entity::find()
        .filter(Column::KeyId.eq(key_id))
        .one(db)
        .await?)
}

/// Deletes every key of an actor, for one that never used them; answers how many there were.
pub async fn delete_all_for(db: &impl ConnectionTrait, owner: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Owner.eq(owner))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Takes a key out of use; says whether that changed anything.
pub async fn retire(db: &impl ConnectionTrait, key_id: &str, now: i64) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RetiredAt, now.into())
        .filter(Column::KeyId.eq(key_id))
        .filter(Column::RetiredAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}
