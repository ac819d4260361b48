//! Who says that an attested entry is an actor's.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::signer_claim::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::signer_claim::Model as SignerClaim;

/// Notes that somebody says so; once, however often it is said.
pub async fn add(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    attestation: &str,
    actor: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO signer_claims (appeal_id, attestation, actor, created_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (appeal_id, attestation, actor) DO NOTHING",
        [
            appeal_id.into(),
            attestation.into(),
            actor.into(),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What is said under an appeal, oldest first.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<SignerClaim>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// How much is said under an appeal.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// Forgets what was said before a time; answers how much.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::CreatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
