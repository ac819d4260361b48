//! Sign-ins that failed: of each account how many, and when the last was. Nothing is kept of who tried.

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::failed_sign_in::Entity;
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::failed_sign_in::Model as FailedSignIns;

/// Notes that one more failed. Where the last did before `told_from`, it is the first again. Nobody's coming in ends the
/// count: whoever guessed right comes in, too, and may do so as often as it takes.
pub async fn note(
    db: &impl ConnectionTrait,
    account_id: i64,
    now: i64,
    told_from: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO failed_sign_ins (account_id, failures, last_at, earlier, earlier_at) \
         VALUES ($1, 1, $2, 0, NULL) ON CONFLICT (account_id) DO UPDATE SET \
         failures = CASE WHEN COALESCE(failed_sign_ins.last_at, failed_sign_ins.earlier_at) < $3 THEN 1 \
         ELSE failed_sign_ins.failures + failed_sign_ins.earlier + 1 END, \
         last_at = excluded.last_at, earlier = 0, earlier_at = NULL",
        [account_id.into(), now.into(), told_from.into()],
    )
    .await?;
    Ok(())
}

/// What is noted of an account; none where nothing ever failed.
pub async fn get(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<Option<FailedSignIns>> {
    Ok(Entity::find_by_id(account_id).one(db).await?)
}
