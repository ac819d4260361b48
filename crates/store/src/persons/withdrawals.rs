//! Who withdrew: kept so that no list enters them again.

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::person_withdrawal;
use crate::error::StoreResult;
use crate::sql;

/// Notes that an address withdrew, or that all that was kept of it was deleted: no list enters it again.
pub async fn note_withdrawal(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
    now: i64,
) -> StoreResult<()> {
    note(db, appeal_id, email_hash, false, now).await
}

pub(super) async fn note(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
    hidden: bool,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_withdrawals (appeal_id, email_hash, withdrawn_at, hidden) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (appeal_id, email_hash) DO UPDATE \
         SET withdrawn_at = excluded.withdrawn_at, \
         hidden = person_withdrawals.hidden OR excluded.hidden",
        [
            appeal_id.into(),
            email_hash.into(),
            now.into(),
            hidden.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Whether this address withdrew its signature under an appeal, and has not signed since.
pub async fn has_withdrawn(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<bool> {
    Ok(withdrawn_at(db, appeal_id, email_hash).await?.is_some())
}

/// When this address withdrew its signature under an appeal, where it has not signed since.
pub async fn withdrawn_at(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<Option<i64>> {
    let row = person_withdrawal::Entity::find_by_id((appeal_id, email_hash.to_owned()));
    Ok(row.one(db).await?.map(|row| row.withdrawn_at))
}

/// Forgets that this address ever withdrew: it has signed again by itself.
pub async fn forget_withdrawal(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<()> {
    person_withdrawal::Entity::delete_by_id((appeal_id, email_hash.to_owned()))
        .exec(db)
        .await?;
    Ok(())
}
