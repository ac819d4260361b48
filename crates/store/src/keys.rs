//! The key pairs of our own actors, private halves sealed.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use std::collections::HashMap;

use crate::entity::actor_key::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

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

/// Deletes every key of an actor, for one that never used them; answers how many there were.
pub async fn delete_all_for(db: &impl ConnectionTrait, owner: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Owner.eq(owner))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// What tells one set of an actor's keys from another: changes whenever a key is added, retired
/// or forgotten, in whichever process. With the time at which each was made: where that was undone, the
/// next key may get the same row.
pub type Mark = Vec<(i64, i64, Option<i64>, i32)>;

/// The mark of an actor's keys as they stand now.
pub async fn mark(db: &impl ConnectionTrait, owner: &str) -> StoreResult<Mark> {
    let mut marks = marks(db, &[owner]).await?;
    Ok(marks.remove(owner).unwrap_or_default())
}

/// The marks of several actors' keys; there is none of who has no key.
pub async fn marks(
    db: &impl ConnectionTrait,
    owners: &[&str],
) -> StoreResult<HashMap<String, Mark>> {
    let query = Entity::find()
        .select_only()
        .column(Column::Owner)
        .column(Column::Id)
        .column(Column::CreatedAt)
        .column(Column::RetiredAt)
        .expr(Expr::cust("length(private_key_sealed)"))
        .order_by_asc(Column::Id);
    let rows: Vec<(String, i64, i64, Option<i64>, i32)> =
        sql::tuples_in(db, query, Column::Owner, owners).await?;
    let mut marks: HashMap<String, Mark> = HashMap::new();
    for (owner, id, created_at, retired_at, private) in rows {
        let mark = marks.entry(owner).or_default();
        mark.push((id, created_at, retired_at, private));
    }
    Ok(marks)
}

/// Takes a key out of use, saying why (`rotated`, `lost` or `compromised`); says whether that
/// changed anything.
pub async fn retire(
    db: &impl ConnectionTrait,
    key_id: &str,
    why: &str,
    now: i64,
) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RetiredAt, now.into())
        .col_expr(Column::RetiredAs, why.into())
        .filter(Column::KeyId.eq(key_id))
        .filter(Column::RetiredAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Whether a key for statements, of whichever of our actors, was taken out of use after some time.
pub async fn is_any_retired_since(db: &impl ConnectionTrait, since: i64) -> StoreResult<bool> {
    let found = Entity::find()
        .filter(Column::Kind.eq("ed25519"))
        .filter(Column::RetiredAt.gt(since))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// As [`retire`], also for a key that was retired for another reason before.
pub async fn retire_anew(
    db: &impl ConnectionTrait,
    key_id: &str,
    why: &str,
    now: i64,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::RetiredAt, now.into())
        .col_expr(Column::RetiredAs, why.into())
        .filter(Column::KeyId.eq(key_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Lists a key again that was taken out of use for this reason, and for no other since.
pub async fn list_again(db: &impl ConnectionTrait, key_id: &str, why: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(None::<i64>))
        .col_expr(Column::RetiredAs, Expr::value(None::<String>))
        .filter(Column::KeyId.eq(key_id))
        .filter(Column::RetiredAs.eq(why))
        .exec(db)
        .await?;
    Ok(())
}

/// Puts back a private key that was forgotten.
pub async fn restore_private(
    db: &impl ConnectionTrait,
    key_id: &str,
    sealed: Vec<u8>,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::PrivateKeySealed, sealed.into())
        .filter(Column::KeyId.eq(key_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets a private key for good. The public half stays, to know our own statements by.
pub async fn forget_private(db: &impl ConnectionTrait, key_id: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::PrivateKeySealed, Vec::<u8>::new().into())
        .filter(Column::KeyId.eq(key_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets the private halves of keys of one kind that were retired before `before`.
pub async fn forget_retired(
    db: &impl ConnectionTrait,
    kind: &str,
    before: i64,
) -> StoreResult<u64> {
    let result = Entity::update_many()
        .col_expr(Column::PrivateKeySealed, Vec::<u8>::new().into())
        .filter(Column::Kind.eq(kind))
        .filter(Column::RetiredAt.lt(before))
        .filter(Expr::cust("length(private_key_sealed)").gt(0))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
