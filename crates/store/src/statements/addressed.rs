//! What stands at an address. Whoever writes a statement chooses its `id` and names an author of that
//! origin, under a key of its own, and an appeal may let that in: only the key says whose word it is.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Statement;
use crate::entity::statement::{Column, Entity};
use crate::error::StoreResult;

/// Whether a row is under a key that its author, an actor of this server, has or had. Under one that was stolen
/// since only what was said here is: nothing else in our names is marked as seen at its origin.
pub(super) const IS_OWN: &str = "EXISTS (SELECT 1 FROM actor_keys own \
    WHERE own.owner = statements.author AND own.public_key = statements.\"key\" \
    AND (statements.origin_checked OR own.retired_as IS NULL OR own.retired_as <> 'compromised'))";

/// The newest word of one of this server's own actors with this AS2 id, under a key of its own.
pub async fn own_at(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Statement>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .filter(Expr::cust(IS_OWN))
        .order_by_desc(Column::Seq)
        .order_by_asc(Column::Digest)
        .one(db)
        .await?)
}

/// Whose it is what has this AS2 id, where this server saw the key at the author's own origin.
pub async fn author_seen_at(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Author)
        .filter(Column::ApId.eq(ap_id))
        .filter(Column::OriginChecked.eq(true))
        .order_by_asc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?)
}

/// Whose it is what has this AS2 id: ours where it is under a key of its own, else whoever's key this server
/// saw at their own origin. Where two of one origin use the id, nobody here knows.
pub async fn author_at(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<String>> {
    if let Some(own) = own_at(db, ap_id).await? {
        return Ok(Some(own.author));
    }
    let mut authors: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Author)
        .distinct()
        .filter(Column::ApId.eq(ap_id))
        .filter(Column::OriginChecked.eq(true))
        .limit(2)
        .into_tuple()
        .all(db)
        .await?;
    let first = authors.pop();
    Ok(first.filter(|_| authors.is_empty()))
}
