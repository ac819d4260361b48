//! Sign-ins that failed: of each account how many, and when the last was. Nothing is kept of who tried.

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::failed_sign_in::Entity;
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::failed_sign_in::Model as FailedSignIns;

/// Notes that one more failed.
pub async fn note(db: &impl ConnectionTrait, account_id: i64, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO failed_sign_ins (account_id, failures, last_at, earlier, earlier_at) \
         VALUES ($1, 1, $2, 0, NULL) ON CONFLICT (account_id) \
         DO UPDATE SET failures = failed_sign_ins.failures + 1, last_at = excluded.last_at",
        [account_id.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// Notes that somebody has come in: what failed until now is what failed before that. Where nothing failed
/// meanwhile, what failed before stays: else an intruder's own sign-in would hide what led to it.
pub async fn come_in(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE failed_sign_ins SET earlier = failures, earlier_at = last_at, \
         failures = 0, last_at = NULL WHERE account_id = $1 AND failures > 0",
        [account_id.into()],
    )
    .await?;
    Ok(())
}

/// What is noted of an account; none where nothing ever failed.
pub async fn get(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<Option<FailedSignIns>> {
    Ok(Entity::find_by_id(account_id).one(db).await?)
}
