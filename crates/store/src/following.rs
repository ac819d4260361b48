//! Whom our organisations follow.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::following::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::following::Model as Following;

/// A `Follow` about to be stored; see [`Following`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewFollowing {
    pub organization_id: i64,
    pub actor: String,
    pub follow_activity_id: String,
    pub state: String,
    pub created_at: i64,
}

/// Stores that an organisation follows an actor; asking again replaces `Follow`, state
/// and time.
pub async fn upsert(db: &impl ConnectionTrait, new: NewFollowing) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::OrganizationId, Column::Actor],
        &[Column::FollowActivityId, Column::State, Column::CreatedAt],
    )
    .await
}

/// Records the answer to a `Follow`, given by the followed actor itself; says whether there was
/// such a `Follow`.
pub async fn set_state(
    db: &impl ConnectionTrait,
    follow_activity_id: &str,
    actor: &str,
    state: &str,
) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::State, state.into())
        .filter(Column::FollowActivityId.eq(follow_activity_id))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Records how an organisation stands with an actor, whatever the `Follow`; says whether it had
/// asked to follow it at all.
pub async fn set_state_of(
    db: &impl ConnectionTrait,
    organization_id: i64,
    actor: &str,
    state: &str,
) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::State, state.into())
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Every organisation's standing with an actor, oldest first.
pub async fn of_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Vec<Following>> {
    Ok(Entity::find()
        .filter(Column::Actor.eq(actor))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Forgets that anybody here follows an actor; answers how many did.
pub async fn delete_actor_everywhere(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// How an organisation stands with an actor.
pub async fn by_actor(
    db: &impl ConnectionTrait,
    organization_id: i64,
    actor: &str,
) -> StoreResult<Option<Following>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Actor.eq(actor))
        .one(db)
        .await?)
}

/// Whether any of our organisations follows this actor, its answer still open or not.
pub async fn anyone_follows(db: &impl ConnectionTrait, actor: &str) -> StoreResult<bool> {
    let found = Entity::find()
        .filter(Column::Actor.eq(actor))
        .filter(Column::State.ne("rejected"))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Whom an organisation follows or asked to, oldest first.
pub async fn list(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<Vec<Following>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Forgets a `Follow`; says whether it was there.
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

/// Every actor that any of our organisations follows or asked to, each once.
pub async fn actors(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Actor).await
}
