//! The statements about an appeal: members of its state, and those in the mailbox.
//!
//! Whoever changes them locks the appeal first ([`crate::appeals::lock`]). A row gets its id when
//! it takes its standing, so that [`since`] with the last id seen finds all that is new.

mod addressed;
mod authors;
mod waiting;

use std::collections::HashSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::entity::statement::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql::{self, CHUNK};

pub use crate::entity::statement::Model as Statement;
pub use addressed::{author_at, author_seen_at, own_at};
pub use authors::{all_authors, members_among};
pub use waiting::{
    InMailbox, Waiting, in_mailbox, in_mailboxes, mailbox, mailbox_of, waiting, waiting_by_origin,
    waiting_of_origins, waiting_of_others, wanting_in,
};

/// In the appeal's state.
pub const MEMBER: &str = "member";
/// Valid in form, its key not let in (yet).
pub const MAILBOX: &str = "mailbox";
/// Kept apart until its `seq` is no longer ahead of time.
pub const EARLY: &str = "early";

/// A statement about to be stored; see [`Statement`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewStatement {
    pub appeal_id: i64,
    pub digest: String,
    pub register: String,
    pub author: String,
    pub key: String,
    pub kind: String,
    pub seq: i64,
    pub standing: String,
    pub origin_checked: bool,
    pub body: String,
    pub received_at: i64,
    pub ap_id: String,
}

/// Stores statements in the order given, leaves out those whose digest the appeal has, in
/// whatever standing, and answers how many were new.
pub async fn insert_many(db: &impl ConnectionTrait, new: Vec<NewStatement>) -> StoreResult<u64> {
    let mut inserted = 0;
    let mut rows = new.into_iter().map(IntoActiveModel::into_active_model);
    while let Some(count) = sql::bulk(rows.len()) {
        inserted += Entity::insert_many(rows.by_ref().take(count))
            .on_conflict(
                OnConflict::columns([Column::AppealId, Column::Digest])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(inserted)
}

/// Deletes by row id; answers how many there were.
pub async fn delete_many(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<u64> {
    sql::delete_in(db, Entity::delete_many(), Column::Id, ids).await
}

/// Deletes by digest; answers how many there were.
pub async fn delete_by_digests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[&str],
) -> StoreResult<u64> {
    let query = Entity::delete_many().filter(Column::AppealId.eq(appeal_id));
    sql::delete_in(db, query, Column::Digest, digests).await
}

/// Notes that this server saw the rows' keys at their authors' own origins.
pub async fn set_origin_checked(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    for chunk in ids.chunks(CHUNK) {
        Entity::update_many()
            .col_expr(Column::OriginChecked, true.into())
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Has it looked at once more whether the keys of these stand at their origin; whoever does that
/// lets in who can be let in.
pub async fn look_again(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    for chunk in ids.chunks(CHUNK) {
        Entity::update_many()
            .col_expr(Column::OriginChecked, false.into())
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .filter(Column::Standing.eq(MAILBOX))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Those of the appeal's statements that have one of these digests, in no particular order.
pub async fn by_digests(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[&str],
) -> StoreResult<Vec<Statement>> {
    sql::all_in(db, of_appeal(appeal_id), Column::Digest, digests).await
}

/// Of those of the appeal's statements that have one of these digests the row id, the digest, and whether
/// this server saw the key at its author's origin, in no particular order.
pub async fn origins(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[&str],
) -> StoreResult<Vec<(i64, String, bool)>> {
    let columns = [Column::Id, Column::Digest, Column::OriginChecked];
    let query = of_appeal(appeal_id).select_only().columns(columns);
    sql::tuples_in(db, query, Column::Digest, digests).await
}

/// Those of `digests` that the appeal does not have, in the order given.
pub async fn missing(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digests: &[&str],
) -> StoreResult<Vec<String>> {
    let query = of_appeal(appeal_id).select_only().column(Column::Digest);
    let held: Vec<String> = sql::tuples_in(db, query, Column::Digest, digests).await?;
    let held: HashSet<String> = held.into_iter().collect();
    Ok(digests
        .iter()
        .filter(|digest| !held.contains(**digest))
        .map(|digest| (*digest).to_owned())
        .collect())
}

/// The statements of these registers, whatever their standing, in no particular order.
pub async fn by_registers(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    registers: &[&str],
) -> StoreResult<Vec<Statement>> {
    sql::all_in(db, of_appeal(appeal_id), Column::Register, registers).await
}

/// The statements of these registers that are not in the state, in no particular order.
pub async fn outside_by_registers(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    registers: &[&str],
) -> StoreResult<Vec<Statement>> {
    let query = of_appeal(appeal_id).filter(Column::Standing.ne(MEMBER));
    sql::all_in(db, query, Column::Register, registers).await
}

/// At most `limit` statements of one standing with an id above `after_id`, in id order.
pub async fn since(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    standing: &str,
    after_id: i64,
    limit: u64,
) -> StoreResult<Vec<Statement>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(standing))
        .filter(Column::Id.gt(after_id))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// At most `limit` of those kept apart whose `seq` is not above `due`, in id order.
pub async fn early_due(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    due: i64,
    limit: u64,
) -> StoreResult<Vec<Statement>> {
    Ok(of_appeal(appeal_id)
        .filter(Column::Standing.eq(EARLY))
        .filter(Column::Seq.lte(due))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// The newest statement with this AS2 id, whosoever wrote it and about whichever appeal: the highest `seq`,
/// of equal ones the smaller digest. Nobody may be believed because of it; see [`own_at`].
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Statement>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .order_by_desc(Column::Seq)
        .order_by_asc(Column::Digest)
        .one(db)
        .await?)
}

/// The statements in rows of these ids, in the order of their ids.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<Vec<Statement>> {
    let mut found = sql::all_in(db, Entity::find(), Column::Id, ids).await?;
    found.sort_unstable_by_key(|row| row.id);
    Ok(found)
}

/// All statements of one type by one author, whatever their appeal and standing, newest first.
pub async fn by_author(
    db: &impl ConnectionTrait,
    author: &str,
    kind: &str,
) -> StoreResult<Vec<Statement>> {
    Ok(Entity::find()
        .filter(Column::Author.eq(author))
        .filter(Column::Kind.eq(kind))
        .order_by_desc(Column::Seq)
        .all(db)
        .await?)
}

/// The members of an appeal's state of one type by any of these authors.
pub async fn members_by(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    authors: &[&str],
    kind: &str,
) -> StoreResult<Vec<Statement>> {
    let query = of_appeal(appeal_id)
        .filter(Column::Kind.eq(kind))
        .filter(Column::Standing.eq(MEMBER));
    sql::all_in(db, query, Column::Author, authors).await
}

/// The appeals about which an author has said anything that is kept here.
pub async fn appeals_of(db: &impl ConnectionTrait, author: &str) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::AppealId)
        .distinct()
        .filter(Column::Author.eq(author))
        .order_by_asc(Column::AppealId)
        .into_tuple()
        .all(db)
        .await?)
}

/// The digests of an appeal's statements by these authors, at most `limit` after `after`, in the
/// order of the database. Those outside the state, and with `members` those in it, too.
pub async fn digests_by_authors(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    authors: &[&str],
    members: bool,
    after: &str,
    limit: u64,
) -> StoreResult<Vec<String>> {
    let mut query = Entity::find()
        .select_only()
        .column(Column::Digest)
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.is_in(authors.iter().copied()))
        .filter(Column::Digest.gt(after))
        .order_by_asc(Column::Digest)
        .limit(limit);
    if !members {
        query = query.filter(Column::Standing.ne(MEMBER));
    }
    Ok(query.into_tuple().all(db).await?)
}

/// The highest `seq` of an author under a key, leaving out some digests (at most a few hundred); 0 where
/// there is none. All that the author has said is looked through: it is for rare questions.
pub async fn highest_seq(
    db: &impl ConnectionTrait,
    author: &str,
    key: &str,
    without: &[&str],
) -> StoreResult<i64> {
    let highest: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Seq)
        .filter(Column::Author.eq(author))
        .filter(Column::Key.eq(key))
        .filter(Column::Digest.is_not_in(without.iter().copied()))
        .order_by_desc(Column::Seq)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(highest.unwrap_or(0))
}

/// The highest row id there is; 0 where there is none.
pub async fn highest_id(db: &impl ConnectionTrait) -> StoreResult<i64> {
    let highest = sql::value(db, "SELECT COALESCE(MAX(id), 0) FROM statements", []).await?;
    Ok(highest.unwrap_or(0))
}

/// How many statements of one standing the appeal has.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, standing: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(standing))
        .count(db)
        .await?)
}

/// When the appeal's state took a statement last, by this server's clock, if it has any.
pub async fn changed_at(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Option<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::ReceivedAt)
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(MEMBER))
        .order_by_desc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?)
}

fn of_appeal(appeal_id: i64) -> Select<Entity> {
    Entity::find().filter(Column::AppealId.eq(appeal_id))
}
