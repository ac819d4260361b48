//! Boosts and likes of our appeals: counted as what they are, and never as signatures.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::entity::reaction::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::reaction::Model as Reaction;

/// The kind of a boost.
pub const BOOST: &str = "boost";
/// The kind of a like.
pub const LIKE: &str = "like";
/// The kind of an emoji reaction, which is counted as a like and taken back by itself.
pub const EMOJI: &str = "emoji";

/// A reaction about to be stored; see [`Reaction`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewReaction {
    pub appeal_id: i64,
    pub kind: String,
    pub actor: String,
    pub host: String,
    pub activity_id: String,
    pub created_at: i64,
}

/// Stores a reaction; of one account there is one of each kind, the activity being the newest.
pub async fn upsert(db: &impl ConnectionTrait, new: NewReaction) -> StoreResult<()> {
    Entity::insert(new.into_active_model())
        .on_conflict(
            OnConflict::columns([Column::AppealId, Column::Kind, Column::Actor])
                .update_column(Column::ActivityId)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many reactions of a kind an appeal has.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, kind: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.eq(kind))
        .count(db)
        .await?)
}

/// How many accounts like an appeal, in either way.
pub async fn count_likes(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Actor)
        .distinct()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.is_in([LIKE, EMOJI]))
        .count(db)
        .await?)
}

/// How many of a kind are from one registered domain.
pub async fn count_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kind: &str,
    host: &str,
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Host.eq(host))
        .count(db)
        .await?)
}

/// Takes back what an account said of an appeal.
pub async fn delete(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kind: &str,
    actor: &str,
) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Takes back what an account said with one activity.
pub async fn delete_activity(
    db: &impl ConnectionTrait,
    actor: &str,
    activity_id: &str,
) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .filter(Column::ActivityId.eq(activity_id))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets everything of an account.
pub async fn delete_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
