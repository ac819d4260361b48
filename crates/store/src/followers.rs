//! Who follows our organisations.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, FromQueryResult,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::entity::follower::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::follower::Model as Follower;

impl Follower {
    /// Where it is told what its followed organisation says.
    #[must_use]
    pub fn told_at(&self) -> &str {
        self.shared_inbox.as_deref().unwrap_or(&self.inbox)
    }
}

/// A follower about to be stored; see [`Follower`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewFollower {
    pub organization_id: i64,
    pub actor: String,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub follow_activity_id: String,
    pub created_at: i64,
    pub site: String,
}

/// Stores a follower, or replaces the inboxes and `Follow` of one that was there.
pub async fn upsert(db: &impl ConnectionTrait, new: NewFollower) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::OrganizationId, Column::Actor],
        &[
            Column::Inbox,
            Column::SharedInbox,
            Column::Site,
            Column::FollowActivityId,
        ],
    )
    .await
}

/// Removes a follower; says whether it was there.
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

/// Removes an actor from the followers of every organisation; answers of how many.
pub async fn delete_actor_everywhere(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Every actor that follows any of our organisations, each once.
pub async fn actors(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Actor).await
}

/// What an actor follows here, each with its inboxes as they are known there.
pub async fn of_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Vec<Follower>> {
    Ok(Entity::find()
        .filter(Column::Actor.eq(actor))
        .all(db)
        .await?)
}

/// Has what a follower is told go to these inboxes from now on, which are of that registered domain.
pub async fn set_inboxes(
    db: &impl ConnectionTrait,
    id: i64,
    inbox: &str,
    shared_inbox: Option<&str>,
    site: &str,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Inbox, inbox.into())
        .col_expr(Column::SharedInbox, shared_inbox.map(str::to_owned).into())
        .col_expr(Column::Site, site.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
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

/// The followers whose ids begin with this, in no particular order.
pub async fn below(
    db: &impl ConnectionTrait,
    organization_id: i64,
    beginning: &str,
) -> StoreResult<Vec<String>> {
    let (from, before) = sql::byte_range(db.get_database_backend());
    let below = format!(
        "SELECT actor FROM followers \
         WHERE organization_id = $1 AND actor {from} $2 AND actor {before} $3"
    );
    let end = format!("{beginning}{}", char::MAX);
    let values = [organization_id.into(), beginning.into(), end.into()];
    sql::column(db, &below, values).await
}

/// An organisation's followers, oldest first.
pub async fn list(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<Vec<Follower>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Where to deliver so that every follower gets it once: shared inboxes where there are any. A large server
/// has many followers and one inbox, which is read once.
pub async fn inboxes(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<Vec<String>> {
    let told = "SELECT DISTINCT COALESCE(shared_inbox, inbox) AS told FROM followers \
         WHERE organization_id = $1";
    let mut inboxes: Vec<String> = sql::column(db, told, [organization_id.into()]).await?;
    inboxes.sort_unstable();
    Ok(inboxes)
}

/// How many followers the organisation `$1` has that are told at the registered domain `$2`, and since when the first
/// of them follows, as far as `$3` of them tell.
const OF_SITE: &str = "SELECT COUNT(*) AS followers, MIN(created_at) AS since FROM (\
     SELECT created_at FROM followers WHERE organization_id = $1 AND site = $2 LIMIT $3) AS there";

/// Who follows from one registered domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct OfSite {
    /// How many, as far as was looked.
    pub followers: i64,
    /// When the first of those began to.
    pub since: Option<i64>,
}

/// Who follows an organisation from one registered domain; no more than so many are looked at.
pub async fn of_site(
    db: &impl ConnectionTrait,
    organization_id: i64,
    site: &str,
    most: u64,
) -> StoreResult<OfSite> {
    let values = [organization_id.into(), site.into(), sql::limit(most).into()];
    let statement = sql::statement(db, OF_SITE, values);
    let found = OfSite::find_by_statement(statement).one(db).await?;
    Ok(found.unwrap_or_default())
}

/// Whether an organisation has so many followers. No more are looked at.
pub async fn are_many(
    db: &impl ConnectionTrait,
    organization_id: i64,
    many: u64,
) -> StoreResult<bool> {
    let look = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM followers WHERE organization_id = $1 \
         LIMIT $2) AS there";
    let values = [organization_id.into(), sql::limit(many).into()];
    Ok(sql::number(db, look, values).await? >= many)
}

/// At how many inboxes an organisation's followers are told, of one registered domain or of all. They are read one
/// by one.
pub async fn count_inboxes(
    db: &impl ConnectionTrait,
    organization_id: i64,
    site: Option<&str>,
) -> StoreResult<u64> {
    let told = "COUNT(DISTINCT COALESCE(shared_inbox, inbox)) FROM followers";
    match site {
        Some(site) => {
            let query = format!("SELECT {told} WHERE organization_id = $1 AND site = $2");
            sql::number(db, &query, [organization_id.into(), site.into()]).await
        }
        None => {
            let query = format!("SELECT {told} WHERE organization_id = $1");
            sql::number(db, &query, [organization_id.into()]).await
        }
    }
}

/// Whether an organisation's followers are told something at this inbox already.
pub async fn is_told_at(
    db: &impl ConnectionTrait,
    organization_id: i64,
    inbox: &str,
) -> StoreResult<bool> {
    let told = "SELECT 1 AS told FROM followers \
         WHERE organization_id = $1 AND COALESCE(shared_inbox, inbox) = $2 LIMIT 1";
    let found = sql::row(db, told, [organization_id.into(), inbox.into()]).await?;
    Ok(found.is_some())
}

/// How many followers an organisation has.
pub async fn count(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
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
