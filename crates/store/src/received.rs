//! What came in already: a repeat is recognised by its fingerprint.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue, ConnectionTrait, EntityTrait, QuerySelect};

use crate::entity::received_activity::{ActiveModel, Column, Entity};
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

/// Remembers several at once.
pub async fn insert_many(
    db: &impl ConnectionTrait,
    fingerprints: &[String],
    now: i64,
) -> StoreResult<()> {
    for chunk in sql::bulks(fingerprints) {
        let rows = chunk.iter().map(|fingerprint| ActiveModel {
            fingerprint: ActiveValue::Set(fingerprint.clone()),
            received_at: ActiveValue::Set(now),
        });
        let known = OnConflict::column(Column::Fingerprint)
            .do_nothing()
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(known)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Those of these fingerprints that are remembered, in no particular order.
pub async fn seen(db: &impl ConnectionTrait, fingerprints: &[&str]) -> StoreResult<Vec<String>> {
    let query = Entity::find().select_only().column(Column::Fingerprint);
    sql::tuples_in(db, query, Column::Fingerprint, fingerprints).await
}

/// Forgets what came in before a time; answers how many that were.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let delete = format!(
        "DELETE FROM received_activities WHERE fingerprint IN (SELECT fingerprint \
         FROM received_activities WHERE received_at < $1 LIMIT {})",
        sql::AT_A_TIME
    );
    sql::delete_in_parts(db, &delete, [before.into()]).await
}
