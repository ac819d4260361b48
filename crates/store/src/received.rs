//! What came in already: a repeat is recognised by its fingerprint.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::received_activity::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// Remembers a fingerprint; true if this is the first time. In the transaction that handles the
/// activity, so that one whose handling failed may come again.
pub async fn insert(db: &impl ConnectionTrait, fingerprint: &str, now: i64) -> StoreResult<bool> {
    let inserted = sql::execute(
        db,
        "INSERT INTO received_activities (fingerprint, received_at) VALUES ($1, $2) \
         ON CONFLICT (fingerprint) DO NOTHING",
        [fingerprint.into(), now.into()],
    )
    .await?;
    Ok(inserted > 0)
}

/// Whether a fingerprint is remembered.
pub async fn seen(db: &impl ConnectionTrait, fingerprint: &str) -> StoreResult<bool> {
    Ok(Entity::find_by_id(fingerprint).one(db).await?.is_some())
}

/// Forgets what came in before a time; answers how many that were.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ReceivedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
