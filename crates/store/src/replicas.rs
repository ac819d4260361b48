//! The servers that hold an appeal's state.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::replica::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::replica::Model as Replica;

/// A replica that was just heard of; see [`Replica`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct SeenReplica {
    pub appeal_id: i64,
    pub base_url: String,
    pub inbox: String,
    pub state_digest: Option<String>,
    pub seen_at: i64,
}

/// Stores a replica, or what it last said; one that said no digest keeps the old one.
pub async fn upsert_seen(db: &impl ConnectionTrait, seen: SeenReplica) -> StoreResult<()> {
    let mut replaced = vec![Column::Inbox, Column::SeenAt];
    if seen.state_digest.is_some() {
        replaced.push(Column::StateDigest);
    }
    sql::upsert(
        db,
        seen.into_active_model(),
        &[Column::AppealId, Column::BaseUrl],
        &replaced,
    )
    .await
}

/// An appeal's replicas, in the order in which they were first heard of.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Replica>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Notes that a replica could not be reached; `failing_since` keeps the first time in a row.
pub async fn set_failing(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::FailingSince, now.into())
        .filter(Column::Id.eq(id))
        .filter(Column::FailingSince.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a replica was reached.
pub async fn clear_failing(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::FailingSince, None::<i64>.into())
        .filter(Column::Id.eq(id))
        .filter(Column::FailingSince.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets a replica.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// A host did not take what was sent to it: notes since when, for the copies it holds and for the
/// appeals that are its own.
pub async fn host_unreachable(db: &impl ConnectionTrait, host: &str, now: i64) -> StoreResult<()> {
    let change = "UPDATE replicas SET failing_since = $1";
    let which = "failing_since IS NULL AND base_url IN ($2, $3)";
    let [https, http] = addresses(host);
    let values = [now.into(), https.into(), http.into()];
    sql::execute(db, &of_replicas(db, change, which), values).await?;
    let change = "UPDATE appeals SET origin_unreachable_since = $1";
    let which = "origin_unreachable_since IS NULL AND organization_id IS NULL AND host = $2";
    let values = [now.into(), host.into()];
    sql::execute(db, &of_appeals(db, change, which), values).await?;
    Ok(())
}

/// A host took what was sent to it, or contacted us.
pub async fn host_reachable(db: &impl ConnectionTrait, host: &str) -> StoreResult<()> {
    let change = "UPDATE replicas SET failing_since = NULL";
    let which = "failing_since IS NOT NULL AND base_url IN ($1, $2)";
    let [https, http] = addresses(host);
    let values = [https.into(), http.into()];
    sql::execute(db, &of_replicas(db, change, which), values).await?;
    let change = "UPDATE appeals SET origin_unreachable_since = NULL";
    let which = "origin_unreachable_since IS NOT NULL AND host = $1";
    sql::execute(db, &of_appeals(db, change, which), [host.into()]).await?;
    Ok(())
}

/// The public URLs that a server at a host may have.
fn addresses(host: &str) -> [String; 2] {
    [format!("https://{host}"), format!("http://{host}")]
}

/// A statement that changes several replicas. They are held by appeal, as whoever notes together what servers say of several
/// appeals holds them: a server that is back does both at once.
fn of_replicas(db: &impl ConnectionTrait, change: &str, which: &str) -> String {
    let in_order = "ORDER BY appeal_id, base_url COLLATE \"C\" FOR UPDATE";
    sql::changing(db, ("replicas", "id"), change, which, in_order)
}

/// The same of appeals. What hangs on them may be stored meanwhile.
fn of_appeals(db: &impl ConnectionTrait, change: &str, which: &str) -> String {
    let in_order = "ORDER BY id FOR NO KEY UPDATE";
    sql::changing(db, ("appeals", "id"), change, which, in_order)
}
