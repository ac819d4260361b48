//! Passkeys of the people at the desks.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::entity::passkey::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::passkey::Model as Passkey;

/// A passkey about to be stored; see [`Passkey`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewPasskey {
    pub account_id: i64,
    pub credential: String,
    pub user_handle: String,
    pub public_key: Vec<u8>,
    pub name: String,
    pub counter: i64,
    pub created_at: i64,
}

/// Stores a new passkey; the same one twice for one account is a conflict.
pub async fn insert(db: &impl ConnectionTrait, new: NewPasskey) -> StoreResult<Passkey> {
    Ok(new.into_active_model().insert(db).await?)
}

/// The rows of one passkey, one for each account that it opens, the first first.
pub async fn by_credential(
    db: &impl ConnectionTrait,
    credential: &str,
) -> StoreResult<Vec<Passkey>> {
    Ok(Entity::find()
        .filter(Column::Credential.eq(credential))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// The passkeys of an account, the first first.
pub async fn of_account(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<Vec<Passkey>> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Notes that a passkey was used, for all accounts that it opens; false where its counter has not gone
/// on since, or it is gone. Of two calls at the same time with the same counter one gets it.
pub async fn used(
    db: &impl ConnectionTrait,
    credential: &str,
    counter: i64,
    now: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE passkeys SET counter = $2, used_at = $3 WHERE credential = $1 \
         AND (counter < $2 OR (counter = 0 AND $2 = 0))",
        [credential.into(), counter.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Takes a passkey from an account; false where it has no such passkey.
pub async fn delete(db: &impl ConnectionTrait, account_id: i64, id: i64) -> StoreResult<bool> {
    let deleted = Entity::delete_by_id(id)
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// Takes all passkeys from an account; answers how many.
pub async fn delete_of_account(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<u64> {
    let deleted = Entity::delete_many()
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}
