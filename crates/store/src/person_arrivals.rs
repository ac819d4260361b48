//! People under an appeal by when they came, the newest first: who has signed, and who asked to and has not
//! confirmed.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use crate::entity::person_signature::{Column, Entity};
use crate::error::StoreResult;
use crate::persons::PersonSignature;
use crate::sql;

/// At most `limit` signatures under an appeal with an id below `before_id`, the newest first.
pub async fn signed(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    before_id: i64,
    limit: u64,
) -> StoreResult<Vec<PersonSignature>> {
    let query = newest(appeal_id, before_id).limit(limit);
    Ok(query.all(db).await?)
}

fn newest(appeal_id: i64, before_id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Id.lt(before_id))
        .order_by_desc(Column::Id)
}

/// Somebody who asked to sign and has not confirmed.
#[derive(Clone, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    /// Hash of the link's secret.
    pub token_hash: String,
    /// What was written, sealed.
    pub sealed: Vec<u8>,
    /// When they asked.
    pub created_at: i64,
}

impl std::fmt::Debug for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waiting([redacted])")
    }
}

/// At most `limit` people who asked from `since` on and before `until`, and can still confirm, the newest first. Of
/// an address that asked several times the last counts, and none that has signed: what is known of them is with the
/// signature.
pub async fn waiting(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    (since, until): (i64, i64),
    now: i64,
    limit: i64,
) -> StoreResult<Vec<Waiting>> {
    let statement = sql::statement(
        db,
        "SELECT r.token_hash, r.sealed, r.created_at FROM person_requests r \
         WHERE r.appeal_id = $1 AND r.email_hash IS NOT NULL AND r.used_at IS NULL \
         AND r.expires_at > $2 AND r.created_at >= $3 AND r.created_at < $4 \
         AND NOT EXISTS (SELECT 1 FROM person_signatures s \
             WHERE s.appeal_id = r.appeal_id AND s.email_hash = r.email_hash) \
         AND NOT EXISTS (SELECT 1 FROM person_requests n \
             WHERE n.appeal_id = r.appeal_id AND n.email_hash = r.email_hash \
             AND n.used_at IS NULL AND n.created_at > r.created_at) \
         ORDER BY r.created_at DESC, r.token_hash LIMIT $5",
        [
            appeal_id.into(),
            now.into(),
            since.into(),
            until.into(),
            limit.into(),
        ],
    );
    Ok(Waiting::find_by_statement(statement).all(db).await?)
}

/// How many came by the form of an appeal in some time.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Came {
    /// The appeal's row.
    pub appeal_id: i64,
    /// How many.
    pub people: i64,
}

const CAME: &str = "SELECT t.appeal_id, (SELECT COUNT(DISTINCT COALESCE(r.email_hash, r.token_hash)) \
     FROM person_requests r WHERE r.appeal_id = t.appeal_id \
     AND r.created_at >= $1 AND r.created_at < $2 \
     AND (r.email_hash IS NOT NULL OR r.used_at IS NOT NULL)) AS people FROM person_terms t";

/// Of each appeal that people sign here, or signed, how many filled in its form from `since` on and before `until`:
/// those who have confirmed since, and those who have not, of whom an address that asked several times counts once.
/// Whoever was taken off before they confirmed is not counted.
pub async fn came(db: &impl ConnectionTrait, (since, until): (i64, i64)) -> StoreResult<Vec<Came>> {
    let statement = sql::statement(db, CAME, [since.into(), until.into()]);
    Ok(Came::find_by_statement(statement).all(db).await?)
}

const EARLIER: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM person_requests \
     WHERE appeal_id = $1 AND created_at >= $2 AND created_at < $3 LIMIT $4) AS earlier";

/// How often the form of an appeal was filled in from `since` on and before `until`, whatever became of it; no more
/// than `most` are counted.
pub async fn earlier(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    (since, until): (i64, i64),
    most: i64,
) -> StoreResult<i64> {
    let values = [appeal_id.into(), since.into(), until.into(), most.into()];
    let counted = sql::value(db, EARLIER, values).await?;
    Ok(counted.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{DbBackend, QueryTrait as _};

    #[tokio::test]
    async fn nobody_sorts_all_people_of_an_appeal_to_read_the_newest() {
        let (_folder, db) = sql::empty().await;
        let asked = newest(1, 9).limit(100_u64).build(DbBackend::Sqlite);
        let steps = sql::plan(&db, asked).await;
        assert!(
            steps.iter().all(|step| !step.contains("TEMP B-TREE")),
            "{steps:#?}"
        );
        db.close().await.unwrap();
    }

    #[tokio::test]
    async fn who_came_in_a_time_is_counted_without_reading_all_who_ever_came() {
        let (_folder, db) = sql::empty().await;
        let number = |value: i64| sea_orm::Value::from(value);
        let came = sql::statement(db.conn(), CAME, [1, 2].map(number));
        let earlier = sql::statement(db.conn(), EARLIER, [1, 2, 3, 4].map(number));
        for asked in [came, earlier] {
            let steps = sql::plan(&db, asked).await;
            let by_time = "person_requests_appeal_id_created_at_index";
            let is_by_time = |step: &String| step.contains(by_time) && step.contains("created_at>");
            assert!(steps.iter().any(is_by_time), "{steps:#?}");
        }
        db.close().await.unwrap();
    }
}
