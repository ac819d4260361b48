//! What waits outside an appeal's state: anybody can fill a mailbox, so most questions leave out what the
//! statements say.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};

use super::addressed::IS_OWN;
use super::{EARLY, MAILBOX, Statement};
use crate::entity::statement::{Column, Entity};
use crate::error::StoreResult;
use crate::sql::{self, CHUNK};

/// Where a statement stands that is no member, each a place in an index: of what is only said to be no member, all members
/// would be read.
const OUTSIDE: [&str; 2] = [MAILBOX, EARLY];

/// A statement in the mailbox without what it says; see [`Statement`] for what the members mean.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct InMailbox {
    pub id: i64,
    pub digest: String,
    pub author: String,
    pub key: String,
    pub kind: String,
    pub origin_checked: bool,
}

/// The appeal's mailbox, oldest first, without what the statements say: anybody can fill it.
pub async fn in_mailbox(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<InMailbox>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(MAILBOX))
        .order_by_asc(Column::Id)
        .into_partial_model()
        .all(db)
        .await?)
}

/// What one author has waiting in the appeal's mailbox, oldest first.
pub async fn mailbox_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
) -> StoreResult<Vec<Statement>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(MAILBOX))
        .filter(Column::Author.eq(author))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// The appeal's mailbox, oldest first.
pub async fn mailbox(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Statement>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(MAILBOX))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Digests and authors of what waits in the appeal's mailbox of one type and is not taken back, in no
/// particular order. The texts are looked through where they are: there may be many, and long ones.
pub async fn wanting_in(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kind: &str,
) -> StoreResult<Vec<(String, String)>> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Digest, Column::Author])
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.eq(MAILBOX))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Body.not_like("%\"withdrawn\"%"))
        .into_tuple()
        .all(db)
        .await?)
}

/// What decides whether a statement outside the state may stay; see [`Statement`] for what the
/// members mean.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Waiting {
    pub id: i64,
    pub digest: String,
    pub author: String,
    pub key: String,
    pub register: String,
    pub origin_checked: bool,
}

/// All that is kept outside the appeal's state, in the mailbox or apart until its time, in no
/// particular order.
pub async fn waiting(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<Waiting>> {
    Ok(outside(appeal_id).into_partial_model().all(db).await?)
}

/// The same without what stands under keys of this server's own actors.
pub async fn waiting_of_others(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<Waiting>> {
    Ok(of_others(appeal_id).into_partial_model().all(db).await?)
}

/// How much of that there is of each origin of its authors, and no more of it.
pub async fn waiting_by_origin(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<Vec<(String, u64)>> {
    let origin = Expr::cust(origin(db.get_database_backend()));
    let counted: Vec<(String, i64)> = of_others(appeal_id)
        .select_only()
        .column_as(origin.clone(), "origin")
        .column_as(Column::Id.count(), "waiting")
        .group_by(origin)
        .into_tuple()
        .all(db)
        .await?;
    let counted = counted.into_iter();
    Ok(counted
        .map(|(origin, waiting)| (origin, sql::unsigned(waiting)))
        .collect())
}

/// All of that by authors of these origins, in no particular order.
pub async fn waiting_of_origins(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    origins: &[String],
) -> StoreResult<Vec<Waiting>> {
    let mut found = Vec::new();
    for part in origins.chunks(CHUNK) {
        let origin = Expr::cust(origin(db.get_database_backend()));
        let theirs = of_others(appeal_id).filter(origin.is_in(part.iter().map(String::as_str)));
        found.extend(theirs.into_partial_model::<Waiting>().all(db).await?);
    }
    Ok(found)
}

fn outside(appeal_id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Standing.is_in(OUTSIDE))
}

fn of_others(appeal_id: i64) -> Select<Entity> {
    outside(appeal_id).filter(Expr::cust(format!("NOT {IS_OWN}")))
}

/// The origin of an author as it stands in the id, which is an address as it is always written: all before its third
/// stroke. The ninth character is the first that may be it, after `http://` and a letter.
fn origin(backend: DbBackend) -> String {
    let place = match backend {
        DbBackend::Postgres => "STRPOS",
        _ => "INSTR",
    };
    format!("SUBSTR(statements.author, 1, {place}(SUBSTR(statements.author, 9), '/') + 7)")
}

/// Row ids, appeals and authors of all that waits in the mailboxes of this server.
pub async fn in_mailboxes(db: &impl ConnectionTrait) -> StoreResult<Vec<(i64, i64, String)>> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Id, Column::AppealId, Column::Author])
        .filter(Column::Standing.eq(MAILBOX))
        .into_tuple()
        .all(db)
        .await?)
}
