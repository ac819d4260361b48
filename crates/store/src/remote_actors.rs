//! Actors of other servers, as last fetched from their own origin.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::remote_actor::{Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::remote_actor::Model as RemoteActor;

/// Stores an actor, or replaces what was known of it but for when it was met.
pub async fn upsert(db: &impl ConnectionTrait, actor: RemoteActor) -> StoreResult<()> {
    let replaced = [
        Column::Origin,
        Column::Kind,
        Column::Inbox,
        Column::SharedInbox,
        Column::PreferredUsername,
        Column::Names,
        Column::Document,
        Column::FetchedAt,
        Column::GoneAt,
    ];
    Entity::insert(actor.into_active_model().reset_all())
        .on_conflict(
            OnConflict::column(Column::ApId)
                .update_columns(replaced)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The actor with this id.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<RemoteActor>> {
    Ok(Entity::find_by_id(ap_id).one(db).await?)
}

/// The actors with these ids that are known, in no particular order.
pub async fn by_ap_ids(
    db: &impl ConnectionTrait,
    ap_ids: &[&str],
) -> StoreResult<Vec<RemoteActor>> {
    let mut found = Vec::new();
    for chunk in ap_ids.chunks(crate::sql::CHUNK) {
        found.extend(
            Entity::find()
                .filter(Column::ApId.is_in(chunk.iter().copied()))
                .all(db)
                .await?,
        );
    }
    Ok(found)
}

/// The origins that were asked last, the newest first, no more than `limit`.
pub async fn newest_origins(db: &impl ConnectionTrait, limit: u64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Origin)
        .group_by(Column::Origin)
        .order_by_desc(Column::FetchedAt.max())
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?)
}

/// Notes that an actor's origin says it is gone; of an unknown actor nothing is stored. Answers
/// whether it was known and not yet gone.
pub async fn mark_gone(db: &impl ConnectionTrait, ap_id: &str, now: i64) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::GoneAt, now.into())
        .filter(Column::ApId.eq(ap_id))
        .filter(Column::GoneAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Forgets an actor.
pub async fn delete(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<bool> {
    let result = Entity::delete_by_id(ap_id).exec(db).await?;
    Ok(result.rows_affected > 0)
}
