//! Links that work once: for the set-up of the server and for signing in.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::sign_in_link::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::sign_in_link::Model as SignInLink;

/// Stores a new link.
pub async fn insert(db: &impl ConnectionTrait, link: SignInLink) -> StoreResult<()> {
    Entity::insert(link.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The link, if it is unused and has not expired; leaves it as it is.
pub async fn peek(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: i64,
) -> StoreResult<Option<SignInLink>> {
    Ok(Entity::find_by_id(token_hash)
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await?)
}

/// Whether there is such a link and it was used.
pub async fn was_used(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<bool> {
    let used = Entity::find_by_id(token_hash)
        .filter(Column::UsedAt.is_not_null())
        .one(db)
        .await?;
    Ok(used.is_some())
}

/// Uses the link up and answers it, if it was unused and had not expired. Of two calls at the
/// same time one gets it.
pub async fn take(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: i64,
) -> StoreResult<Option<SignInLink>> {
    let statement = sql::statement(
        db,
        "UPDATE sign_in_links SET used_at = $1 \
         WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1 RETURNING *",
        [now.into(), token_hash.into()],
    );
    Ok(Entity::find().from_raw_sql(statement).one(db).await?)
}

/// Forgets all unused links of a purpose (`set-up`, once it is done).
pub async fn revoke(db: &impl ConnectionTrait, purpose: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets all unused links of an account for a purpose.
pub async fn revoke_of_account(
    db: &impl ConnectionTrait,
    account_id: i64,
    purpose: &str,
) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets all unused links there are.
pub async fn revoke_all(db: &impl ConnectionTrait) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// The unused link of an account for a purpose that expires last.
pub async fn newest_of_account(
    db: &impl ConnectionTrait,
    account_id: i64,
    purpose: &str,
) -> StoreResult<Option<SignInLink>> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::UsedAt.is_null())
        .order_by_desc(Column::ExpiresAt)
        .one(db)
        .await?)
}

/// Forgets the links that had expired by `now`, but for one whose mail has not left yet: it is good from then on.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM sign_in_links WHERE expires_at <= $1 AND NOT EXISTS (SELECT 1 FROM mails m \
         WHERE m.about = 'sign-in link ' || sign_in_links.token_hash AND m.gave_up_at IS NULL)",
        [now.into()],
    )
    .await
}
