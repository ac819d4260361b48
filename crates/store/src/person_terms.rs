//! On which terms people sign an appeal, and what exactly they agreed to.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder,
};

use crate::entity::person_consent;
use crate::entity::person_terms::Entity;
use crate::error::StoreResult;
use crate::{persons, settings, sql};

pub use crate::entity::person_consent::Model as PersonConsent;
pub use crate::entity::person_terms::Model as PersonTerms;

/// The terms of an appeal, if its organiser has set any.
pub async fn get(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Option<PersonTerms>> {
    Ok(Entity::find_by_id(appeal_id).one(db).await?)
}

/// Holds the terms of an appeal as they are until the transaction ends: `exclusive`ly to change
/// them, together with others to rely on them. SQLite has one writer anyway.
pub async fn hold(db: &impl ConnectionTrait, appeal_id: i64, exclusive: bool) -> StoreResult<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        let how = if exclusive { "UPDATE" } else { "SHARE" };
        let hold = format!("SELECT appeal_id FROM person_terms WHERE appeal_id = $1 FOR {how}");
        sql::row(db, &hold, [appeal_id.into()]).await?;
    }
    Ok(())
}

/// Sets the terms of an appeal.
pub async fn set(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    terms: &str,
    open: bool,
    kept_until: i64,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_terms (appeal_id, open, terms, kept_until, updated_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (appeal_id) DO UPDATE SET \
         open = excluded.open, terms = excluded.terms, kept_until = excluded.kept_until, \
         updated_at = excluded.updated_at",
        [
            appeal_id.into(),
            open.into(),
            terms.into(),
            kept_until.into(),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Appeals of which people were promised that they are deleted by `now`, and of which anybody is still here.
pub async fn over(db: &impl ConnectionTrait, now: i64) -> StoreResult<Vec<i64>> {
    sql::column(db, &still_here(), [now.into()]).await
}

/// Finds them by indexes alone: every appeal that was ever over is, and is asked about each second.
fn still_here() -> String {
    let any = persons::any_of("t.appeal_id");
    format!(
        "SELECT t.appeal_id FROM person_terms t WHERE t.kept_until <= $1 AND EXISTS ({any}) \
         ORDER BY t.kept_until"
    )
}

/// An appeal whose count is not the one that was last signed.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Untold {
    /// Its row.
    pub appeal_id: i64,
    /// How many people signed here.
    pub counted: i64,
}

/// With what the names begin under which the numbers stand that were signed, with the appeal's id. Not in the row of the
/// terms: those who sign hold that one and come to the appeal, and whoever signs the number holds the appeal.
const TOLD: &str = "people-signed:";

/// Appeals whose count is not the one that was last signed, or of which nothing is noted yet.
pub async fn untold(db: &impl ConnectionTrait) -> StoreResult<Vec<Untold>> {
    let untold = format!(
        "SELECT t.appeal_id, CAST(COALESCE(SUM(c.count), 0) AS BIGINT) AS counted \
         FROM person_terms t LEFT JOIN person_counts c ON c.appeal_id = t.appeal_id \
         LEFT JOIN settings_kv s ON s.name = '{TOLD}' || t.appeal_id \
         GROUP BY t.appeal_id, s.value \
         HAVING CAST(CAST(COALESCE(SUM(c.count), 0) AS BIGINT) AS TEXT) <> COALESCE(s.value, '')"
    );
    let statement = sql::statement(db, &untold, []);
    Ok(Untold::find_by_statement(statement).all(db).await?)
}

/// Notes which number is signed. In the transaction that signs it: then no other can be noted.
pub async fn told(db: &impl ConnectionTrait, appeal_id: i64, counted: u64) -> StoreResult<()> {
    settings::set(db, &format!("{TOLD}{appeal_id}"), &counted.to_string()).await
}

/// Keeps what somebody agreed to, by its digest.
pub async fn keep_consent(
    db: &impl ConnectionTrait,
    digest: &str,
    appeal_id: i64,
    document: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO person_consents (digest, appeal_id, document, created_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (digest) DO NOTHING",
        [digest.into(), appeal_id.into(), document.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// What somebody agreed to.
pub async fn consent(db: &impl ConnectionTrait, digest: &str) -> StoreResult<Option<String>> {
    let found = person_consent::Entity::find_by_id(digest).one(db).await?;
    Ok(found.map(|row| row.document))
}

/// All that people agreed to under an appeal, oldest first.
pub async fn consents(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<PersonConsent>> {
    Ok(person_consent::Entity::find()
        .filter(person_consent::Column::AppealId.eq(appeal_id))
        .order_by_asc(person_consent::Column::CreatedAt)
        .order_by_asc(person_consent::Column::Digest)
        .all(db)
        .await?)
}

/// Whether anybody has agreed to anything under an appeal.
pub async fn is_promised(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<bool> {
    let consents = person_consent::Entity::find()
        .filter(person_consent::Column::AppealId.eq(appeal_id))
        .count(db)
        .await?;
    Ok(consents > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn of_those_that_are_over_no_terms_are_read() {
        let (_folder, db) = sql::empty().await;
        let asked = sql::statement(db.conn(), &still_here(), [1.into()]);
        let steps = sql::plan(&db, asked).await;
        let first = "person_terms_kept_until_index (kept_until<?)";
        assert!(steps[0].ends_with(first), "{steps:#?}");
        let reads = |step: &&String| step.starts_with("SEARCH") || step.starts_with("SCAN");
        for step in steps.iter().filter(reads) {
            assert!(step.contains("COVERING INDEX"), "{steps:#?}");
        }
        db.close().await.unwrap();
    }
}
