//! Who follows the collections of topics, and what they were told to be in them.

use sea_orm::{
    ActiveValue, ColumnTrait, Condition, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::topic_follower::{ActiveModel, Column, Entity};
use crate::entity::topic_item;
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::topic_follower::Model as TopicFollower;

/// A follower about to be stored; see [`TopicFollower`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewTopicFollower {
    pub topic: String,
    pub actor: String,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub follow_activity_id: String,
    pub created_at: i64,
}

/// Stores a follower, or replaces the inboxes and `Follow` of one that was there.
pub async fn upsert(db: &impl ConnectionTrait, new: NewTopicFollower) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::Topic, Column::Actor],
        &[Column::Inbox, Column::SharedInbox, Column::FollowActivityId],
    )
    .await
}

/// Removes a follower; says whether it was there.
pub async fn delete(db: &impl ConnectionTrait, topic: &str, actor: &str) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::Topic.eq(topic))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Removes the follower that one `Follow` made; says whether it was there.
pub async fn delete_follow(
    db: &impl ConnectionTrait,
    follow_activity_id: &str,
    actor: &str,
) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::FollowActivityId.eq(follow_activity_id))
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Everybody who follows a topic, each once.
pub async fn actors(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Actor).await
}

/// Removes an actor from the followers of every topic; answers of how many.
pub async fn delete_actor_everywhere(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets everybody who is reached only through an inbox that is gone.
pub async fn delete_inbox(db: &impl ConnectionTrait, inbox: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(
            Condition::any()
                .add(Column::Inbox.eq(inbox))
                .add(Column::SharedInbox.eq(inbox)),
        )
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Has everything for an actor go to these inboxes from now on.
pub async fn set_inboxes(
    db: &impl ConnectionTrait,
    actor: &str,
    inbox: &str,
    shared_inbox: Option<&str>,
) -> StoreResult<()> {
    // A look first, because on SQLite a write, even one that finds nothing, waits for its turn, and few actors follow a topic.
    let theirs = Entity::find().filter(Column::Actor.eq(actor));
    if theirs.one(db).await?.is_none() {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::Inbox, inbox.into())
        .col_expr(Column::SharedInbox, shared_inbox.map(str::to_owned).into())
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(())
}

/// Topics that anybody follows, each once.
pub async fn topics(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Topic).await
}

/// Who follows a topic beside one actor.
pub async fn others(
    db: &impl ConnectionTrait,
    topic: &str,
    actor: &str,
) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Actor)
        .filter(Column::Topic.eq(topic))
        .filter(Column::Actor.ne(actor))
        .into_tuple()
        .all(db)
        .await?)
}

/// How many topics an actor follows beside one.
pub async fn count_others(db: &impl ConnectionTrait, actor: &str, topic: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::Actor.eq(actor))
        .filter(Column::Topic.ne(topic))
        .count(db)
        .await?)
}

/// Where to deliver so that every follower of a topic gets it once: shared inboxes where there are
/// any.
pub async fn inboxes(db: &impl ConnectionTrait, topic: &str) -> StoreResult<Vec<String>> {
    let told = "SELECT DISTINCT COALESCE(shared_inbox, inbox) AS told FROM topic_followers \
         WHERE topic = $1";
    let mut inboxes: Vec<String> = sql::column(db, told, [topic.into()]).await?;
    inboxes.sort_unstable();
    Ok(inboxes)
}

/// What followers of a topic know to be in it.
pub async fn items(db: &impl ConnectionTrait, topic: &str) -> StoreResult<Vec<String>> {
    Ok(topic_item::Entity::find()
        .select_only()
        .column(topic_item::Column::Object)
        .filter(topic_item::Column::Topic.eq(topic))
        .order_by_asc(topic_item::Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

/// Notes that followers know something to be in a topic; says whether it is new.
pub async fn add_item(db: &impl ConnectionTrait, topic: &str, object: &str) -> StoreResult<bool> {
    let row = topic_item::ActiveModel {
        topic: ActiveValue::Set(topic.to_owned()),
        object: ActiveValue::Set(object.to_owned()),
        ..Default::default()
    };
    sql::insert_if_absent(
        db,
        row,
        &[topic_item::Column::Topic, topic_item::Column::Object],
    )
    .await
}

/// Notes that something is not in a topic any more; says whether it was.
pub async fn remove_item(
    db: &impl ConnectionTrait,
    topic: &str,
    object: &str,
) -> StoreResult<bool> {
    let result = topic_item::Entity::delete_many()
        .filter(topic_item::Column::Topic.eq(topic))
        .filter(topic_item::Column::Object.eq(object))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Forgets what followers of a topic know, when the last of them is gone.
pub async fn forget_items(db: &impl ConnectionTrait, topic: &str) -> StoreResult<()> {
    topic_item::Entity::delete_many()
        .filter(topic_item::Column::Topic.eq(topic))
        .exec(db)
        .await?;
    Ok(())
}

/// Topics of which something is noted that followers know, each once.
pub async fn noted_topics(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, topic_item::Entity::find(), topic_item::Column::Topic).await
}
