//! How many people signed an appeal here, by country. Kept as numbers, so that nothing has to be
//! decrypted to count, and that they outlive the signatures.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreResult;
use crate::sql;

/// Adds to the count of a country; the empty code stands for none. Make it the last step of a
/// transaction: it is the one row that all who sign share.
pub async fn add(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    country: &str,
    people: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_counts (appeal_id, country, count) VALUES ($1, $2, $3) \
         ON CONFLICT (appeal_id, country) \
         DO UPDATE SET count = person_counts.count + excluded.count",
        [appeal_id.into(), country.into(), people.into()],
    )
    .await?;
    Ok(())
}

/// Whether anybody was ever counted under an appeal, also who withdrew since.
pub async fn any(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<bool> {
    let found = sql::row(
        db,
        "SELECT 1 AS one FROM person_counts WHERE appeal_id = $1 LIMIT 1",
        [appeal_id.into()],
    )
    .await?;
    Ok(found.is_some())
}

/// Appeals under which people are counted.
pub async fn appeals(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    let query = "SELECT DISTINCT appeal_id FROM person_counts ORDER BY appeal_id";
    sql::column(db, query, []).await
}

/// Appeals under which people are counted that have no terms: they came from a list, or with an
/// account. Whether their number is the one that was last signed is looked at more seldom.
pub async fn without_terms(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    let query = "SELECT DISTINCT c.appeal_id FROM person_counts c WHERE NOT EXISTS (\
         SELECT 1 FROM person_terms t WHERE t.appeal_id = c.appeal_id) ORDER BY c.appeal_id";
    sql::column(db, query, []).await
}

/// How many people signed an appeal here.
pub async fn total(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM person_counts WHERE appeal_id = $1",
        [appeal_id.into()],
    )
    .await
}

#[derive(FromQueryResult)]
struct OfCountry {
    country: String,
    count: i64,
}

/// The same by country.
pub async fn by_country(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<BTreeMap<String, u64>> {
    let statement = sql::statement(
        db,
        "SELECT country, count FROM person_counts WHERE appeal_id = $1 AND count > 0",
        [appeal_id.into()],
    );
    let rows = OfCountry::find_by_statement(statement).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.country, sql::unsigned(row.count)))
        .collect())
}
