//! How many people signed which wording of an appeal here. Kept as numbers, which outlive the signatures.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreResult;
use crate::sql;

/// Adds to the count of a wording. Make it the last step of a transaction, after that of the country: it is
/// a row that all who sign share.
pub async fn add(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    revision: i64,
    people: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_revisions (appeal_id, revision, count) VALUES ($1, $2, $3) \
         ON CONFLICT (appeal_id, revision) \
         DO UPDATE SET count = person_revisions.count + excluded.count",
        [appeal_id.into(), revision.into(), people.into()],
    )
    .await?;
    Ok(())
}

/// How many signed a wording before this one.
pub async fn earlier(db: &impl ConnectionTrait, appeal_id: i64, revision: i64) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM person_revisions \
         WHERE appeal_id = $1 AND revision < $2",
        [appeal_id.into(), revision.into()],
    )
    .await
}

#[derive(FromQueryResult)]
struct OfRevision {
    revision: i64,
    count: i64,
}

/// How many signed each wording.
pub async fn by_revision(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<BTreeMap<i64, u64>> {
    let statement = sql::statement(
        db,
        "SELECT revision, count FROM person_revisions WHERE appeal_id = $1 AND count > 0",
        [appeal_id.into()],
    );
    let rows = OfRevision::find_by_statement(statement).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.revision, sql::unsigned(row.count)))
        .collect())
}
