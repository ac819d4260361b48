//! Amendments, ballots and votes of appeals, whoever signed them.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::proceeding::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::proceeding::Model as Proceeding;

/// A proceeding about to be stored; see [`Proceeding`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewProceeding {
    pub appeal_id: i64,
    pub ap_id: String,
    pub kind: String,
    pub register: String,
    pub author: String,
    pub key: String,
    pub seq: i64,
    pub digest: String,
    pub ends_at: Option<i64>,
    pub body: String,
    pub received_at: i64,
}

/// Stores one; again changes nothing.
pub async fn insert(db: &impl ConnectionTrait, new: NewProceeding) -> StoreResult<()> {
    sql::insert_if_absent(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::Digest],
    )
    .await?;
    Ok(())
}

/// What is held of an appeal, in the order of the digests.
pub async fn list(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Proceeding>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Digest)
        .all(db)
        .await?)
}

/// Those of an appeal with some digests.
pub async fn by_digests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[String],
) -> StoreResult<Vec<Proceeding>> {
    let query = Entity::find().filter(Column::AppealId.eq(appeal_id));
    sql::all_in(db, query, Column::Digest, digests).await
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

/// Type, `seq` and address of what is held of an appeal, without what it says; in the order of
/// `seq` and address.
pub async fn addresses(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<(String, i64, String)>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Seq)
        .order_by_asc(Column::ApId)
        .select_only()
        .column(Column::Kind)
        .column(Column::Seq)
        .column(Column::ApId)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many are held of an appeal.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// How many of some types are held of an appeal.
pub async fn count_of_kinds(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kinds: &[&str],
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .count(db)
        .await?)
}

/// How many of some types are held of an appeal that one key of an actor signed.
pub async fn count_of_pair(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
    key: &str,
    kinds: &[&str],
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
        .filter(Column::Key.eq(key))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .count(db)
        .await?)
}

/// How many of some types are held of an appeal that an actor signed, under whichever key.
pub async fn count_of_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
    kinds: &[&str],
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .count(db)
        .await?)
}

/// Who signed what is held of some types of an appeal, and how many of them.
pub async fn count_by_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kinds: &[&str],
) -> StoreResult<Vec<(String, i64)>> {
    by_author(db, appeal_id, kinds, Column::Id.count()).await
}

/// Who signed what is held of some types of an appeal, and how many bytes that is.
pub async fn bytes_by_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kinds: &[&str],
) -> StoreResult<Vec<(String, i64)>> {
    let bytes = Expr::cust("CAST(SUM(OCTET_LENGTH(body)) AS BIGINT)");
    by_author(db, appeal_id, kinds, bytes).await
}

async fn by_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kinds: &[&str],
    much: Expr,
) -> StoreResult<Vec<(String, i64)>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .select_only()
        .column(Column::Author)
        .column_as(much, "much")
        .group_by(Column::Author)
        .into_tuple()
        .all(db)
        .await?)
}

/// Those that stand in one register of an appeal.
pub async fn in_register(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    register: &str,
) -> StoreResult<Vec<Proceeding>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Register.eq(register))
        .all(db)
        .await?)
}

/// Those of one type that an actor signed about an appeal, the newest first.
pub async fn of_author(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
    kind: &str,
) -> StoreResult<Vec<Proceeding>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
        .filter(Column::Kind.eq(kind))
        .order_by_desc(Column::Seq)
        .all(db)
        .await?)
}

/// Those with an address, whatever the appeal, the newest first.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Vec<Proceeding>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .order_by_desc(Column::Seq)
        .order_by_asc(Column::Digest)
        .all(db)
        .await?)
}

/// The appeals of which a ballot is held that ended between two times, and when the last of them did.
pub async fn appeals_with_ended(
    db: &impl ConnectionTrait,
    since: i64,
    before: i64,
) -> StoreResult<Vec<(i64, i64)>> {
    Ok(Entity::find()
        .filter(Column::EndsAt.gte(since))
        .filter(Column::EndsAt.lt(before))
        .select_only()
        .column(Column::AppealId)
        .column_as(Column::EndsAt.max(), "last")
        .group_by(Column::AppealId)
        .into_tuple()
        .all(db)
        .await?)
}

/// Ballots of all appeals that have not ended at some time, and have some words in them.
pub async fn open_ballots_with(
    db: &impl ConnectionTrait,
    now: i64,
    words: &str,
) -> StoreResult<Vec<Proceeding>> {
    Ok(Entity::find()
        .filter(Column::EndsAt.gte(now))
        .filter(Column::Body.contains(words))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Deletes some: newer ones have taken their places.
pub async fn delete(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    sql::delete_in(db, Entity::delete_many(), Column::Id, ids).await?;
    Ok(())
}

/// The appeals in which an actor has said something.
pub async fn appeals_of_author(db: &impl ConnectionTrait, author: &str) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .filter(Column::Author.eq(author))
        .select_only()
        .column(Column::AppealId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?)
}
