//! Actors elsewhere that have blocked one of our organisations: nothing is sent to them.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};

use crate::entity::blocker::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// A `Block` about to be stored; see [`crate::entity::blocker::Model`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewBlocker {
    pub organization_id: i64,
    pub actor: String,
    pub inbox: String,
    pub block_activity_id: String,
}

/// Notes a `Block`; a later one replaces it.
pub async fn upsert(db: &impl ConnectionTrait, new: NewBlocker) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::OrganizationId, Column::Actor],
        &[Column::Inbox, Column::BlockActivityId],
    )
    .await
}

/// Ends an actor's block of an organisation; says whether there was one.
pub async fn delete(
    db: &impl ConnectionTrait,
    organization_id: i64,
    actor: &str,
) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Ends what one `Block` of an actor began; says whether there was one.
pub async fn delete_block(
    db: &impl ConnectionTrait,
    block_activity_id: &str,
    actor: &str,
) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::BlockActivityId.eq(block_activity_id))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Forgets an actor's blocks of everybody; answers how many.
pub async fn delete_actor_everywhere(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Whether an organisation is suspended, so that nothing of it is sent at all, and the inboxes to which nothing of it is
/// sent otherwise: with each thing that goes out both are asked.
pub async fn suspended_and_inboxes(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<(bool, Vec<String>)> {
    let query = "SELECT o.suspended_at, b.inbox FROM organizations o \
         LEFT JOIN blockers b ON b.organization_id = o.id WHERE o.id = $1";
    let query = sql::statement(db, query, [organization_id.into()]);
    let (mut suspended, mut inboxes) = (false, Vec::new());
    for row in db.query_all_raw(query).await? {
        let since: Option<i64> = row.try_get_by_index(0)?;
        let inbox: Option<String> = row.try_get_by_index(1)?;
        suspended |= since.is_some();
        inboxes.extend(inbox);
    }
    Ok((suspended, inboxes))
}

/// The inboxes to which nothing of an organisation is sent.
pub async fn inboxes(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Inbox)
        .filter(Column::OrganizationId.eq(organization_id))
        .into_tuple()
        .all(db)
        .await?)
}
