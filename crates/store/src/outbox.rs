//! The activities that our actors sent.

use std::collections::HashMap;

use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::entity::activity::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::activity::Model as Activity;

/// An activity about to be stored; see [`Activity`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewActivity {
    pub ap_id: String,
    pub organization_id: Option<i64>,
    pub actor: String,
    pub public: bool,
    pub body: String,
    pub created_at: i64,
}

/// Stores new activities; a taken id is a conflict. Answers their row ids, by their AS2 ids.
pub async fn insert_many(
    db: &impl ConnectionTrait,
    new: Vec<NewActivity>,
) -> StoreResult<HashMap<String, i64>> {
    let mut ids = HashMap::with_capacity(new.len());
    let mut rows = new.into_iter().map(IntoActiveModel::into_active_model);
    while let Some(count) = sql::bulk(rows.len()) {
        let mut insert = Entity::insert_many(rows.by_ref().take(count)).into_query();
        insert.returning(Query::returning().columns([Column::ApId, Column::Id]));
        for row in db.query_all(&insert).await? {
            ids.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(ids)
}

/// The activity with this AS2 id, public or not.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Activity>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .one(db)
        .await?)
}

/// The JSON text of an activity, as it is sent.
pub async fn body(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<String>> {
    sql::value(db, "SELECT body FROM activities WHERE id = $1", [id.into()]).await
}

/// At most `limit` of an organisation's public activities, newest first, those with an id below
/// `before_id` where given.
pub async fn page(
    db: &impl ConnectionTrait,
    organization_id: i64,
    before_id: Option<i64>,
    limit: u64,
) -> StoreResult<Vec<Activity>> {
    let mut query = Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Public.eq(true))
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(before_id) = before_id {
        query = query.filter(Column::Id.lt(before_id));
    }
    Ok(query.all(db).await?)
}

/// How many public activities an organisation has.
pub async fn count(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Public.eq(true))
        .count(db)
        .await?)
}

/// An organisation's public activities in whose text some words stand, such as a member with its id,
/// newest first. Of two spellings that look alike to the database both are found: whoever asks reads each.
pub async fn naming(
    db: &impl ConnectionTrait,
    organization_id: i64,
    words: &str,
) -> StoreResult<Vec<Activity>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Public.eq(true))
        .filter(Column::Body.contains(words))
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// Takes an activity out of the outbox and from its address: what it said has been corrected or
/// taken back. It is still delivered to whoever has not had it, in its turn.
pub async fn hide(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Public, false.into())
        .filter(Column::ApId.eq(ap_id))
        .exec(db)
        .await?;
    Ok(())
}

/// The highest row id there is; 0 where there is none.
pub async fn highest_id(db: &impl ConnectionTrait) -> StoreResult<i64> {
    let highest = sql::value(db, "SELECT COALESCE(MAX(id), 0) FROM activities", []).await?;
    Ok(highest.unwrap_or(0))
}

/// Deletes what was meant for certain servers only and has reached all of them: it may hold names
/// that have been withdrawn since. Answers how many that were.
///
/// They are looked for first: the whole table is read for it, and on SQLite nobody writes while a statement
/// that deletes reads. What has no delivery gets none, since these are stored together with it.
pub async fn prune_delivered(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let look = format!(
        "SELECT id FROM activities WHERE id > $2 AND NOT public AND created_at < $1 AND NOT EXISTS \
         (SELECT 1 FROM deliveries WHERE deliveries.activity_id = activities.id) ORDER BY id LIMIT {}",
        sql::AT_A_TIME
    );
    let (mut after, mut deleted) = (0_i64, 0);
    loop {
        let ids: Vec<i64> = sql::column(db, &look, [before.into(), after.into()]).await?;
        let Some(last) = ids.last() else {
            return Ok(deleted);
        };
        after = *last;
        deleted += sql::delete_in(db, Entity::delete_many(), Column::Id, &ids).await?;
    }
}
