//! Which servers have taken which withdrawals of ours: a person is told "withdrawn" by others'
//! word, not by ours.

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

use crate::entity::acknowledgement::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// Notes that a host holds a statement; again changes nothing.
pub async fn add(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    digest: &str,
    host: &str,
    now: i64,
) -> StoreResult<()> {
    let row = ActiveModel {
        appeal_id: ActiveValue::Set(appeal_id),
        digest: ActiveValue::Set(digest.to_owned()),
        host: ActiveValue::Set(host.to_owned()),
        at: ActiveValue::Set(now),
        ..Default::default()
    };
    sql::insert_if_absent(db, row, &[Column::AppealId, Column::Digest, Column::Host]).await?;
    Ok(())
}

/// How many hosts hold a statement.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, digest: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Digest.eq(digest))
        .count(db)
        .await?)
}
