//! Who is signed in. Only a hash of the cookie's value is stored.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::accounts::Account;
use crate::entity::account;
use crate::entity::session::{Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::session::Model as Session;

/// Stores a new session.
pub async fn insert(db: &impl ConnectionTrait, session: Session) -> StoreResult<()> {
    Entity::insert(session.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The session with this hash and its account, unless it has expired.
pub async fn live(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: i64,
) -> StoreResult<Option<(Session, Account)>> {
    let session = Entity::find_by_id(token_hash)
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    let Some(session) = session else {
        return Ok(None);
    };
    let account = account::Entity::find_by_id(session.account_id)
        .one(db)
        .await?;
    Ok(account.map(|account| (session, account)))
}

/// Ends a session (signing out).
pub async fn delete(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<()> {
    Entity::delete_by_id(token_hash).exec(db).await?;
    Ok(())
}

/// Ends all sessions of an account (after a changed password).
pub async fn delete_of_account(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets the sessions that had expired by `now`.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
