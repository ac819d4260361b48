//! Hosts that were given up: nothing is enqueued for them until they contact us.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult as _, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::DeliveryHost;
use crate::entity::delivery_host::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// How many hosts were given up.
pub async fn count_given_up(db: &impl ConnectionTrait) -> StoreResult<u64> {
    let given_up = Entity::find().filter(Column::GaveUpAt.is_not_null());
    Ok(given_up.count(db).await?)
}

/// The hosts that were given up, at most `limit`.
pub async fn given_up(db: &impl ConnectionTrait, limit: u64) -> StoreResult<Vec<DeliveryHost>> {
    Ok(Entity::find()
        .filter(Column::GaveUpAt.is_not_null())
        .order_by_asc(Column::Host)
        .limit(limit)
        .all(db)
        .await?)
}

/// Those of them that would get what an organisation tells its followers.
pub async fn given_up_with_followers(
    db: &impl ConnectionTrait,
    organization_id: i64,
    limit: u64,
) -> StoreResult<Vec<DeliveryHost>> {
    let query = with_followers(db.get_database_backend());
    let values = [organization_id.into(), sql::limit(limit).into()];
    let statement = sql::statement(db, &query, values);
    Ok(DeliveryHost::find_by_statement(statement).all(db).await?)
}

/// The hosts that were given up and are told what the organisation `$1` tells its followers, at most `$2`.
/// An inbox is of a host whose address it begins with: nothing but `/` stands after it, and `0` follows `/`.
pub(super) fn with_followers(backend: DbBackend) -> String {
    let (from, before) = sql::byte_range(backend);
    let there = |scheme: &str| {
        format!(
            "EXISTS (SELECT 1 FROM followers f WHERE f.organization_id = $1 \
             AND COALESCE(f.shared_inbox, f.inbox) {from} ('{scheme}://' || h.host || '/') \
             AND COALESCE(f.shared_inbox, f.inbox) {before} ('{scheme}://' || h.host || '0'))"
        )
    };
    format!(
        "SELECT h.* FROM delivery_hosts h WHERE h.gave_up_at IS NOT NULL AND ({} OR {}) \
         ORDER BY h.host LIMIT $2",
        there("https"),
        there("http")
    )
}
