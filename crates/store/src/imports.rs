//! Lists on their way in, sealed, and what the columns of an appeal's last list held.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::import_draft::{Column, Entity};
use crate::entity::import_layout;
use crate::error::StoreResult;
use crate::sql;

/// Keeps a list of somebody, in place of the one before.
pub async fn keep(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    account_id: i64,
    sealed: Vec<u8>,
    expires_at: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO import_drafts (appeal_id, account_id, sealed, expires_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (appeal_id, account_id) \
         DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at",
        [
            appeal_id.into(),
            account_id.into(),
            sealed.into(),
            expires_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The list of somebody, unless its time is over.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    account_id: i64,
    now: i64,
) -> StoreResult<Option<Vec<u8>>> {
    let found = Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(found.map(|row| row.sealed))
}

/// Forgets the list of somebody.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, account_id: i64) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::AccountId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets lists whose time is over; answers how many.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::ExpiresAt.lte(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Remembers what the columns of an appeal's lists hold.
pub async fn remember(db: &impl ConnectionTrait, appeal_id: i64, layout: &str) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO import_layouts (appeal_id, layout) VALUES ($1, $2) \
         ON CONFLICT (appeal_id) DO UPDATE SET layout = excluded.layout",
        [appeal_id.into(), layout.into()],
    )
    .await?;
    Ok(())
}

/// What the columns of an appeal's last list held.
pub async fn remembered(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Option<String>> {
    let found = import_layout::Entity::find_by_id(appeal_id).one(db).await?;
    Ok(found.map(|row| row.layout))
}
