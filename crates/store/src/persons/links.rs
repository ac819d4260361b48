//! Links to signatures, and what is kept of those whose owner withdrew.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{EndedLink, PersonSignature, by_id};
use crate::entity::{ended_link, person_link};
use crate::error::StoreResult;
use crate::sql;

/// Keeps a link to a signature, or one that is there for longer; the oldest beyond `most` stop working.
pub async fn add_link(
    db: &impl ConnectionTrait,
    token_hash: &str,
    signature_id: i64,
    most: i64,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_links (token_hash, signature_id, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (token_hash) DO UPDATE SET created_at = excluded.created_at",
        [token_hash.into(), signature_id.into(), now.into()],
    )
    .await?;
    sql::execute(
        db,
        "DELETE FROM person_links WHERE signature_id = $1 AND token_hash NOT IN (\
         SELECT l.token_hash FROM person_links l WHERE l.signature_id = $1 \
         ORDER BY l.created_at DESC, l.token_hash LIMIT $2)",
        [signature_id.into(), most.into()],
    )
    .await?;
    Ok(())
}

/// The signature that a link leads to, and when the link was last written.
pub async fn by_link(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> StoreResult<Option<(PersonSignature, i64)>> {
    let link = person_link::Entity::find_by_id(token_hash).one(db).await?;
    let Some(link) = link else {
        return Ok(None);
    };
    let found = by_id(db, link.signature_id).await?;
    Ok(found.map(|row| (row, link.created_at)))
}

/// A link to a signature that its owner withdrew.
pub async fn ended(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<Option<EndedLink>> {
    Ok(ended_link::Entity::find_by_id(token_hash).one(db).await?)
}

/// Forgets links that ended before a time; answers how many.
pub async fn prune_ended(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = ended_link::Entity::delete_many()
        .filter(ended_link::Column::EndedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
