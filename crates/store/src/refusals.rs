//! Endorsements that an initiator of the appeal has refused: ours, and others' that one of ours has refused; accounts as well.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::refusal::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::refusal::Model as Refusal;

/// Notes a refusal, and of whom it surely was; saying it again changes nothing.
pub async fn insert(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    (digest, author): (&str, Option<&str>),
    refused_by: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO refusals (appeal_id, digest, author, refused_by, refused_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (appeal_id, digest, refused_by) DO NOTHING",
        [
            appeal_id.into(),
            digest.into(),
            author.into(),
            refused_by.into(),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What has been refused of an appeal, oldest first.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Refusal>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Who refused any of these statements.
pub async fn of_statements(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[String],
) -> StoreResult<Vec<Refusal>> {
    let refused = Entity::find().filter(Column::AppealId.eq(appeal_id));
    sql::all_in(db, refused, Column::Digest, digests).await
}

/// What was refused of somebody.
pub async fn of_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
) -> StoreResult<Vec<Refusal>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Forgets the oldest refusals of statements that are not kept here, where there are more than so many.
pub async fn trim_elsewhere(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    most: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "DELETE FROM refusals WHERE id IN (SELECT r.id FROM refusals r WHERE r.appeal_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.appeal_id = r.appeal_id AND s.digest = r.digest) \
         ORDER BY r.id DESC LIMIT 1000 OFFSET $2)",
        [appeal_id.into(), most.into()],
    )
    .await?;
    Ok(())
}

/// Has what was refused of one statement hold for another that says the same again.
pub async fn say_again(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digest: &str,
    again: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO refusals (appeal_id, digest, author, refused_by, refused_at) \
         SELECT appeal_id, $3, author, refused_by, refused_at FROM refusals \
         WHERE appeal_id = $1 AND digest = $2 \
         ON CONFLICT (appeal_id, digest, refused_by) DO NOTHING",
        [appeal_id.into(), digest.into(), again.into()],
    )
    .await?;
    Ok(())
}

/// Deletes some: they were undone, or a person let in whose they were.
pub async fn delete(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    sql::delete_in(db, Entity::delete_many(), Column::Id, ids).await?;
    Ok(())
}

/// What an id is like, which has a scheme, and what stands for an account is not.
const AN_ID: &str = "%:%";

/// Appeals of which accounts were refused.
pub async fn appeals_with_accounts(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::AppealId)
        .distinct()
        .filter(Column::Author.not_like(AN_ID))
        .into_tuple()
        .all(db)
        .await?)
}

/// Forgets of an appeal that has ended which accounts were refused.
pub async fn forget_accounts(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.not_like(AN_ID))
        .exec(db)
        .await?;
    Ok(())
}
