//! Which posts may quote which of our appeals.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};

use crate::entity::quote_authorization::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::quote_authorization::Model as QuoteAuthorization;

/// Stores an authorisation unless the post has one for that appeal, and answers the one there is.
pub async fn insert_if_absent(
    db: &impl ConnectionTrait,
    new: QuoteAuthorization,
) -> StoreResult<Option<QuoteAuthorization>> {
    let (appeal_id, quote) = (new.appeal_id, new.quote.clone());
    sql::insert_if_absent(
        db,
        new.into_active_model().reset_all(),
        &[Column::AppealId, Column::Quote],
    )
    .await?;
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Quote.eq(quote))
        .one(db)
        .await?)
}

/// An authorisation by its id.
pub async fn by_ap_id(
    db: &impl ConnectionTrait,
    ap_id: &str,
) -> StoreResult<Option<QuoteAuthorization>> {
    Ok(Entity::find_by_id(ap_id).one(db).await?)
}

/// How many posts may quote an appeal.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// How many of them are of one registered domain.
pub async fn count_of(db: &impl ConnectionTrait, appeal_id: i64, host: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Host.eq(host))
        .count(db)
        .await?)
}

/// Forgets the authorisations for a post that is no more.
pub async fn delete_quote(db: &impl ConnectionTrait, actor: &str, quote: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .filter(Column::Quote.eq(quote))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets the authorisations of an account that is no more.
pub async fn delete_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Actor.eq(actor))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
