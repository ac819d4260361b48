//! Who is signed in. Only a hash of the cookie's value is stored.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::accounts::Account;
use crate::entity::session::{Column, Entity};
use crate::entity::{account, session_account};
use crate::error::StoreResult;
use crate::sql;

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

/// Notes for which accounts a session may act.
pub async fn add_accounts(
    db: &impl ConnectionTrait,
    token_hash: &str,
    account_ids: &[i64],
) -> StoreResult<()> {
    let rows = account_ids
        .iter()
        .map(|account_id| session_account::ActiveModel {
            token_hash: ActiveValue::Set(token_hash.to_owned()),
            account_id: ActiveValue::Set(*account_id),
        });
    session_account::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The accounts for which a session may act, the present one included, oldest first.
pub async fn accounts(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<Vec<Account>> {
    let rows = session_account::Entity::find()
        .filter(session_account::Column::TokenHash.eq(token_hash))
        .all(db)
        .await?;
    let ids: Vec<i64> = rows.into_iter().map(|row| row.account_id).collect();
    Ok(account::Entity::find()
        .filter(account::Column::Id.is_in(ids))
        .order_by_asc(account::Column::Id)
        .all(db)
        .await?)
}

/// Has a session act for another of its accounts; forms that were open before carry another token.
pub async fn change_account(
    db: &impl ConnectionTrait,
    token_hash: &str,
    account_id: i64,
    csrf_token: &str,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::AccountId, account_id.into())
        .col_expr(Column::CsrfToken, csrf_token.into())
        .filter(Column::TokenHash.eq(token_hash))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a session was used.
pub async fn seen(db: &impl ConnectionTrait, token_hash: &str, now: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::SeenAt, now.into())
        .filter(Column::TokenHash.eq(token_hash))
        .exec(db)
        .await?;
    Ok(())
}

/// The sessions of an account that have not expired, newest first: all of them, since whoever looks for one that is not
/// theirs is to find it.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: i64,
    now: i64,
) -> StoreResult<Vec<Session>> {
    let of_account = session_account::Entity::find()
        .select_only()
        .column(session_account::Column::TokenHash)
        .filter(session_account::Column::AccountId.eq(account_id))
        .into_query();
    Ok(Entity::find()
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::TokenHash.in_subquery(of_account))
        .order_by_desc(Column::CreatedAt)
        .all(db)
        .await?)
}

/// The session with this hash that has expired, but not before `since`.
pub async fn expired(
    db: &impl ConnectionTrait,
    token_hash: &str,
    since: i64,
    now: i64,
) -> StoreResult<Option<Session>> {
    Ok(Entity::find_by_id(token_hash)
        .filter(Column::ExpiresAt.lte(now))
        .filter(Column::ExpiresAt.gt(since))
        .one(db)
        .await?)
}

/// Ends a session (signing out).
pub async fn delete(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<()> {
    Entity::delete_by_id(token_hash).exec(db).await?;
    Ok(())
}

/// Ends all sessions in which somebody may act for an account (after a changed password), but one.
pub async fn delete_of_account(
    db: &impl ConnectionTrait,
    account_id: i64,
    but: Option<&str>,
) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM sessions WHERE token_hash <> $2 AND (account_id = $1 OR token_hash IN \
         (SELECT token_hash FROM session_accounts WHERE account_id = $1))",
        [account_id.into(), but.unwrap_or_default().into()],
    )
    .await
}

/// Ends all sessions there are.
pub async fn delete_all(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::delete_many().exec(db).await?.rows_affected)
}

/// Forgets the sessions that had expired by `now`.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
