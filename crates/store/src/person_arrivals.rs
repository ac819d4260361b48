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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use sea_orm::{DbBackend, QueryTrait as _};

    #[tokio::test]
    async fn nobody_sorts_all_people_of_an_appeal_to_read_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/store.db", folder.path().display());
        let db = Database::connect(&url, 1).await.unwrap();
        db.migrate().await.unwrap();
        let asked = newest(1, 9).limit(100_u64).build(DbBackend::Sqlite);
        let steps = sql::plan(&db, asked).await;
        assert!(
            steps.iter().all(|step| !step.contains("TEMP B-TREE")),
            "{steps:#?}"
        );
        db.close().await.unwrap();
    }
}
