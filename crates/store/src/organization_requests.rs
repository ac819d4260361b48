//! Organisations that ask for a place: their form is confirmed by mail, waits for whoever runs the
//! server, and is forgotten once that is decided.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::entity::organization_request::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::organization_request::Model as OrganizationRequest;

/// The link was mailed.
pub const SENT: &str = "sent";
/// It waits for whoever runs the server.
pub const WAITING: &str = "waiting";
/// They were sent a set-up link.
pub const ACCEPTED: &str = "accepted";
/// They were told why not.
pub const REFUSED: &str = "refused";

/// A request about to be stored; see [`OrganizationRequest`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewOrganizationRequest {
    pub email_hash: String,
    pub token_hash: String,
    pub sealed: Vec<u8>,
    pub state: String,
    pub created_at: i64,
}

/// Stores a new request.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewOrganizationRequest,
) -> StoreResult<OrganizationRequest> {
    Ok(new.into_active_model().insert(db).await?)
}

/// The request whose link has a secret with this hash.
pub async fn by_token(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> StoreResult<Option<OrganizationRequest>> {
    Ok(Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .one(db)
        .await?)
}

/// The request with this number.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<OrganizationRequest>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// Requests that wait, oldest first.
pub async fn waiting(db: &impl ConnectionTrait) -> StoreResult<Vec<OrganizationRequest>> {
    Ok(Entity::find()
        .filter(Column::State.eq(WAITING))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// How many are in a state; of one address only, where one is named.
pub async fn count(
    db: &impl ConnectionTrait,
    state: &str,
    email_hash: Option<&str>,
) -> StoreResult<u64> {
    let mut query = Entity::find().filter(Column::State.eq(state));
    if let Some(hash) = email_hash {
        query = query.filter(Column::EmailHash.eq(hash));
    }
    Ok(query.count(db).await?)
}

/// Notes that a link was followed; false where it was before, or was decided.
pub async fn confirm(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE organization_requests SET state = 'waiting', confirmed_at = $2 \
         WHERE id = $1 AND state = 'sent'",
        [id.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Notes a decision, and forgets what they wrote; false where it does not wait.
pub async fn decide(db: &impl ConnectionTrait, id: i64, state: &str) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE organization_requests SET state = $2, sealed = $3 \
         WHERE id = $1 AND state = 'waiting'",
        [id.into(), state.into(), Vec::<u8>::new().into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Forgets requests in a state that were made before a time.
pub async fn prune(db: &impl ConnectionTrait, state: &str, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::State.eq(state))
        .filter(Column::CreatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
