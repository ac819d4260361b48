//! What organisers say beside the list: updates, cases, handovers.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::dispatch::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::dispatch::Model as Dispatch;

/// A dispatch about to be stored; see [`Dispatch`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewDispatch {
    pub appeal_id: i64,
    pub ap_id: String,
    pub name: String,
    pub kind: String,
    pub seq: i64,
    pub digest: String,
    pub key: String,
    pub withdrawn: bool,
    pub body: String,
    pub activity: Option<String>,
    pub received_at: i64,
}

/// Stores one in place of what was held with its address. Which of the two is newer has been asked.
pub async fn put(db: &impl ConnectionTrait, new: NewDispatch) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::ApId],
        &[
            Column::Kind,
            Column::Seq,
            Column::Digest,
            Column::Key,
            Column::Withdrawn,
            Column::Body,
            Column::Activity,
            Column::ReceivedAt,
        ],
    )
    .await
}

/// What is held of an appeal, those that were taken back included, oldest first.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Dispatch>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Those of an appeal with some digests, oldest first.
pub async fn by_digests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[String],
) -> StoreResult<Vec<Dispatch>> {
    let query = Entity::find().filter(Column::AppealId.eq(appeal_id));
    let mut found = sql::all_in(db, query, Column::Digest, digests).await?;
    found.sort_by_key(|row| row.id);
    Ok(found)
}

/// The digests of what is held of an appeal.
pub async fn digests(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .select_only()
        .column(Column::Digest)
        .into_tuple()
        .all(db)
        .await?)
}

/// The same of several appeals, each digest with the number of its appeal.
pub async fn digests_of(
    db: &impl ConnectionTrait,
    appeals: &[i64],
) -> StoreResult<Vec<(i64, String)>> {
    let query = Entity::find()
        .select_only()
        .columns([Column::AppealId, Column::Digest]);
    sql::tuples_in(db, query, Column::AppealId, appeals).await
}

/// The row ids of what is held of an appeal, each with its digest and the key that signed it.
pub async fn under_keys(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<(i64, String, String)>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .select_only()
        .columns([Column::Id, Column::Digest, Column::Key])
        .into_tuple()
        .all(db)
        .await?)
}

/// Forgets some by their row ids; answers how many there were.
pub async fn forget(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<u64> {
    sql::delete_in(db, Entity::delete_many(), Column::Id, ids).await
}

/// Cases whose addresses begin with this, which may be empty, and that may name a case of another
/// appeal as the same; at most so many, the oldest first.
pub async fn sharing(
    db: &impl ConnectionTrait,
    beginning: &str,
    appeal: &str,
    limit: u64,
) -> StoreResult<Vec<Dispatch>> {
    let mut sharing = Entity::find()
        .filter(Column::Kind.eq("case"))
        .filter(Column::Withdrawn.eq(false))
        .filter(Column::ApId.starts_with(beginning))
        .filter(Column::Body.contains("\"sameCase\""))
        .filter(Column::Body.contains(format!("{appeal}/cases/")))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    // To the database some letters are wildcards.
    sharing.retain(|row| row.ap_id.starts_with(beginning));
    Ok(sharing)
}

/// How many are held of all appeals, and when the last one came: changes with what is held.
pub async fn latest(db: &impl ConnectionTrait) -> StoreResult<(i64, Option<i64>)> {
    let found = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "held")
        .column_as(Column::ReceivedAt.max(), "last")
        .into_tuple::<(i64, Option<i64>)>()
        .one(db)
        .await?;
    Ok(found.unwrap_or_default())
}

/// How many are held of an appeal.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// The one with an address.
pub async fn by_ap_id(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    ap_id: &str,
) -> StoreResult<Option<Dispatch>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::ApId.eq(ap_id))
        .one(db)
        .await?)
}

/// The one with a name, as pages of an appeal address it.
pub async fn by_name(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
) -> StoreResult<Option<Dispatch>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .order_by_asc(Column::Id)
        .one(db)
        .await?)
}
