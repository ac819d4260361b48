//! What sealed votes of ours will be opened with. The choices are sealed at rest too: whoever reads
//! the database must not know a vote before the ballot is closed.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::vote_seal::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::vote_seal::Model as VoteSeal;

/// One about to be stored; see [`VoteSeal`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewVoteSeal {
    pub appeal_id: i64,
    pub ballot: String,
    pub actor: String,
    pub key: String,
    pub voter: String,
    pub closes: i64,
    pub opens_until: i64,
    pub sealed: Vec<u8>,
    pub created_at: i64,
}

/// Keeps one in place of what was kept for the vote before.
pub async fn put(db: &impl ConnectionTrait, new: NewVoteSeal) -> StoreResult<()> {
    sql::upsert(
        db,
        new.into_active_model(),
        &[
            Column::AppealId,
            Column::Ballot,
            Column::Actor,
            Column::Voter,
        ],
        &[
            Column::Key,
            Column::Closes,
            Column::OpensUntil,
            Column::Sealed,
            Column::CreatedAt,
        ],
    )
    .await
}

/// At most `limit` of those that may be opened now: closed before `now`, in the order in which they closed.
pub async fn due(db: &impl ConnectionTrait, now: i64, limit: u64) -> StoreResult<Vec<VoteSeal>> {
    Ok(Entity::find()
        .filter(Column::Closes.lt(now))
        .order_by_asc(Column::Closes)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Those of an appeal that one key of an actor has sealed, and alone can open.
pub async fn of_key(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
    key: &str,
) -> StoreResult<Vec<VoteSeal>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Actor.eq(actor))
        .filter(Column::Key.eq(key))
        .all(db)
        .await?)
}

/// Has one tried again at another time.
pub async fn put_off(db: &impl ConnectionTrait, id: i64, closes: i64) -> StoreResult<()> {
    let put_off = "UPDATE vote_seals SET closes = $1 WHERE id = $2";
    sql::execute(db, put_off, [closes.into(), id.into()]).await?;
    Ok(())
}

/// Forgets one: it was opened, or can never be.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
