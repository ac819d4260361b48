//! Signatures that wait for the link in an e-mail to be followed.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::person_request::{Column, Entity};
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::sql;

pub use crate::entity::person_request::Model as PersonRequest;

/// Stores a request.
pub async fn insert(db: &impl ConnectionTrait, request: PersonRequest) -> StoreResult<()> {
    Entity::insert(request.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A request, used and expired ones included.
pub async fn get(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> StoreResult<Option<PersonRequest>> {
    Ok(Entity::find_by_id(token_hash).one(db).await?)
}

/// Uses a request up, and forgets what it said and of whom. Of two calls at the same time one gets `true`.
pub async fn take(db: &impl ConnectionTrait, token_hash: &str, now: i64) -> StoreResult<bool> {
    let taken = sql::execute(
        db,
        "UPDATE person_requests SET used_at = $2, sealed = $3, email_hash = NULL \
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
        [token_hash.into(), now.into(), Vec::<u8>::new().into()],
    )
    .await?;
    Ok(taken > 0)
}

/// What an address asked for last under an appeal, and can still confirm.
pub async fn waiting_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
    now: i64,
) -> StoreResult<Option<PersonRequest>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::EmailHash.eq(email_hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::CreatedAt)
        .one(db)
        .await?)
}

/// Ends what an address asked for under an appeal and has not confirmed, and forgets what it said and of whom. A mail
/// about it that waits does not leave.
pub async fn end_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE person_requests SET sealed = $4, email_hash = NULL, \
         expires_at = CASE WHEN expires_at > $3 THEN $3 ELSE expires_at END \
         WHERE appeal_id = $1 AND email_hash = $2 AND used_at IS NULL",
        [
            appeal_id.into(),
            email_hash.into(),
            now.into(),
            Vec::<u8>::new().into(),
        ],
    )
    .await?;
    let about = About::Request {
        appeal_id,
        email_hash: email_hash.to_owned(),
    };
    mails::drop_about(db, about).await?;
    Ok(())
}

/// The first request that has expired at `$1` and still says something, or of whom. An index has such alone; for its order
/// PostgreSQL takes it in any case.
const HAS_EXPIRED: &str = "SELECT 1 AS one FROM person_requests \
     WHERE expires_at <= $1 AND (LENGTH(sealed) > 0 OR email_hash IS NOT NULL) \
     ORDER BY expires_at LIMIT 1";

/// Whether there is an expired request that still says something, or of whom.
pub async fn has_expired(db: &impl ConnectionTrait, now: i64) -> StoreResult<bool> {
    let found = sql::row(db, HAS_EXPIRED, [now.into()]).await?;
    Ok(found.is_some())
}

/// Forgets what expired requests said and of whom; answers how many there were. A mail about them that waits does not
/// leave: its link leads nowhere.
pub async fn empty_expired(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    // First: once it is forgotten of whom they were, no mail is found.
    mails::drop_about_expired_requests(db, now).await?;
    sql::execute(
        db,
        "UPDATE person_requests SET sealed = $2, email_hash = NULL \
         WHERE expires_at <= $1 AND (LENGTH(sealed) > 0 OR email_hash IS NOT NULL)",
        [now.into(), Vec::<u8>::new().into()],
    )
    .await
}

/// Forgets requests that expired before a time; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ExpiresAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets all requests under an appeal, with the mails about them that wait; answers how many.
pub async fn delete_all(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .exec(db)
        .await?;
    mails::drop_about_requests(db, appeal_id).await?;
    Ok(result.rows_affected)
}

/// Spends a check that somebody has solved; false if it was spent before.
pub async fn spend_check(
    db: &impl ConnectionTrait,
    check_hash: &str,
    expires_at: i64,
) -> StoreResult<bool> {
    let spent = sql::execute(
        db,
        "INSERT INTO person_checks (check_hash, expires_at) VALUES ($1, $2) \
         ON CONFLICT (check_hash) DO NOTHING",
        [check_hash.into(), expires_at.into()],
    )
    .await?;
    Ok(spent > 0)
}

/// Forgets checks that nobody could use any more.
pub async fn prune_checks(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "DELETE FROM person_checks WHERE expires_at < $1",
        [now.into()],
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn requests_that_say_nothing_any_more_are_not_gone_through() {
        let (_folder, db) = sql::empty().await;
        let asked = sql::statement(db.conn(), HAS_EXPIRED, [1.into()]);
        let steps = sql::plan(&db, asked).await;
        let by_index = "person_requests_to_empty_index (expires_at<?)";
        assert!(
            steps.len() == 1 && steps[0].ends_with(by_index),
            "{steps:#?}"
        );
        db.close().await.unwrap();
    }
}
