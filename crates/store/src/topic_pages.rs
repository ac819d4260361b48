//! What our organisations write on the pages of topics.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::entity::topic_page::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::topic_page::Model as TopicPage;

/// A page about to be stored; see [`TopicPage`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewTopicPage {
    pub organization_id: i64,
    pub topic: String,
    pub name: String,
    pub content: String,
    pub updated_at: i64,
}

/// Stores one in place of what the organisation wrote on that topic before.
pub async fn put(db: &impl ConnectionTrait, new: NewTopicPage) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::OrganizationId, Column::Topic],
        &[Column::Name, Column::Content, Column::UpdatedAt],
    )
    .await
}

/// Takes one away; says whether there was one.
pub async fn delete(
    db: &impl ConnectionTrait,
    organization_id: i64,
    topic: &str,
) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Topic.eq(topic))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// What an organisation wrote on a topic.
pub async fn find(
    db: &impl ConnectionTrait,
    organization_id: i64,
    topic: &str,
) -> StoreResult<Option<TopicPage>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Topic.eq(topic))
        .one(db)
        .await?)
}

/// What an organisation wrote, by topic.
pub async fn of_organization(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<Vec<TopicPage>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Topic)
        .all(db)
        .await?)
}

/// How many pages an organisation wrote.
pub async fn count_of(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
}

/// What everybody here wrote, the oldest organisation first.
pub async fn all(db: &impl ConnectionTrait) -> StoreResult<Vec<TopicPage>> {
    Ok(Entity::find()
        .order_by_asc(Column::OrganizationId)
        .order_by_asc(Column::Topic)
        .all(db)
        .await?)
}
