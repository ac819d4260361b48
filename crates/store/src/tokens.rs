//! Bearer tokens for the HTTP API. Only their hashes are stored.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::api_token::{ActiveModel, Column, Entity};
use crate::error::StoreResult;

pub use crate::entity::api_token::Model as ApiToken;

/// A token about to be stored; see [`ApiToken`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewApiToken {
    pub token_hash: String,
    pub organization_id: i64,
    pub scope: Option<String>,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub account_id: Option<i64>,
    pub made_with: Option<i64>,
}

/// Stores a new token.
pub async fn insert(db: &impl ConnectionTrait, new: NewApiToken) -> StoreResult<ApiToken> {
    Ok(new.into_active_model().insert(db).await?)
}

/// A token that was not revoked, which nobody revokes until the transaction ends.
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<ApiToken>> {
    Ok(Entity::find_by_id(id)
        .filter(Column::RevokedAt.is_null())
        .lock_exclusive()
        .one(db)
        .await?)
}

/// The numbers of the tokens that were made with one, revoked ones too.
pub async fn made_with(db: &impl ConnectionTrait, id: i64) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::MadeWith.eq(id))
        .into_tuple()
        .all(db)
        .await?)
}

/// A token by its number, revoked or not.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<ApiToken>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The numbers of the tokens that somebody made and that were not revoked, oldest first.
pub async fn of_account(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<Vec<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

/// The token with this hash, also where it was revoked.
pub async fn by_hash(db: &impl ConnectionTrait, token_hash: &str) -> StoreResult<Option<ApiToken>> {
    Ok(Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .one(db)
        .await?)
}

/// The tokens of one organisation, oldest first, revoked ones too.
pub async fn of_organization(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<Vec<ApiToken>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Revokes a token; says whether that changed anything.
pub async fn revoke(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RevokedAt, now.into())
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}
