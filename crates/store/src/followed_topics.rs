//! Topics of other servers that our organisations follow.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::entity::followed_topic::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::followed_topic::Model as FollowedTopic;

/// A `Follow` about to be stored; see [`FollowedTopic`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewFollowedTopic {
    pub organization_id: i64,
    pub collection: String,
    pub actor: String,
    pub name: String,
    pub follow_activity_id: String,
    pub state: String,
    pub created_at: i64,
}

/// Stores that an organisation follows a topic; asking again replaces all but that.
pub async fn upsert(db: &impl ConnectionTrait, new: NewFollowedTopic) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::OrganizationId, Column::Collection],
        &[
            Column::Actor,
            Column::Name,
            Column::FollowActivityId,
            Column::State,
            Column::CreatedAt,
        ],
    )
    .await
}

/// Records the answer to a `Follow`, given by who speaks for the topic; answers which one it was.
pub async fn set_state(
    db: &impl ConnectionTrait,
    follow_activity_id: &str,
    actor: &str,
    state: &str,
) -> StoreResult<Option<String>> {
    let found = Entity::find()
        .filter(Column::FollowActivityId.eq(follow_activity_id))
        .filter(Column::Actor.eq(actor))
        .one(db)
        .await?;
    let Some(found) = found else {
        return Ok(None);
    };
    Entity::update_many()
        .col_expr(Column::State, state.into())
        .filter(Column::Id.eq(found.id))
        .exec(db)
        .await?;
    Ok(Some(found.collection))
}

/// Whether anybody here follows a topic for which that actor speaks.
pub async fn is_followed(
    db: &impl ConnectionTrait,
    collection: &str,
    actor: &str,
) -> StoreResult<bool> {
    let count = Entity::find()
        .filter(Column::Collection.eq(collection))
        .filter(Column::Actor.eq(actor))
        .filter(Column::State.eq("accepted"))
        .count(db)
        .await?;
    Ok(count > 0)
}

/// Topics that an organisation follows, oldest first.
pub async fn list(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<Vec<FollowedTopic>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// One of them.
pub async fn find(
    db: &impl ConnectionTrait,
    organization_id: i64,
    collection: &str,
) -> StoreResult<Option<FollowedTopic>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Collection.eq(collection))
        .one(db)
        .await?)
}

/// Actors that speak for topics that are followed here, each once.
pub async fn actors(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Actor).await
}

/// Nobody here follows a topic any more for which an actor speaks; answers how many did.
pub async fn delete_actor_everywhere(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Follows one no longer.
pub async fn delete(
    db: &impl ConnectionTrait,
    organization_id: i64,
    collection: &str,
) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Collection.eq(collection))
        .exec(db)
        .await?;
    Ok(())
}
