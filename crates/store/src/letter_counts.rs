//! How many writers said that they sent a letter, by day. Nothing is known of who they are.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::error::StoreResult;
use crate::sql;

/// The letters of a day.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Day {
    pub day: String,
    pub count: i64,
}

/// A letter and how many were counted.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    pub appeal_id: i64,
    pub name: String,
    pub count: i64,
}

/// So many more on a day.
pub async fn add(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    day: &str,
    more: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO letter_counts (appeal_id, name, day, count) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (appeal_id, name, day) \
         DO UPDATE SET count = letter_counts.count + excluded.count",
        [appeal_id.into(), name.into(), day.into(), more.into()],
    )
    .await?;
    Ok(())
}

/// How many were counted of a letter.
pub async fn total(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM letter_counts \
         WHERE appeal_id = $1 AND name = $2",
        [appeal_id.into(), name.into()],
    )
    .await
}

/// The same day by day, the newest first, at most `limit` days.
pub async fn by_day(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    limit: u32,
) -> StoreResult<Vec<Day>> {
    let statement = sql::statement(
        db,
        "SELECT day, count FROM letter_counts WHERE appeal_id = $1 AND name = $2 \
         ORDER BY day DESC LIMIT $3",
        [appeal_id.into(), name.into(), i64::from(limit).into()],
    );
    Ok(Day::find_by_statement(statement).all(db).await?)
}

/// Every letter of which any was counted on a day or later.
pub async fn since(db: &impl ConnectionTrait, day: &str) -> StoreResult<Vec<Counted>> {
    let statement = sql::statement(
        db,
        "SELECT appeal_id, name, CAST(SUM(count) AS BIGINT) AS count FROM letter_counts \
         GROUP BY appeal_id, name HAVING MAX(day) >= $1",
        [day.into()],
    );
    Ok(Counted::find_by_statement(statement).all(db).await?)
}

/// Forgets the numbers of a letter that was taken back.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<()> {
    sql::execute(
        db,
        "DELETE FROM letter_counts WHERE appeal_id = $1 AND name = $2",
        [appeal_id.into(), name.into()],
    )
    .await?;
    Ok(())
}
