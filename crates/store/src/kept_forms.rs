//! Forms of the desk that were written and not saved yet. What they say is sealed.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::kept_form::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::kept_form::Model as KeptForm;

/// Keeps a form in place of what was kept for its account and page, and only the newest `most` of
/// the account.
pub async fn put(db: &impl ConnectionTrait, form: KeptForm, most: u64) -> StoreResult<()> {
    let account_id = form.account_id;
    sql::upsert(
        db,
        form.into_active_model().reset_all(),
        &[Column::AccountId, Column::Path],
        &[Column::Sealed, Column::KeptAt],
    )
    .await?;
    let paths: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Path)
        .filter(Column::AccountId.eq(account_id))
        .order_by_desc(Column::KeptAt)
        .into_tuple()
        .all(db)
        .await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    for path in paths.iter().skip(most) {
        delete(db, account_id, path).await?;
    }
    Ok(())
}

/// What was kept for an account and a page, not before `since`.
pub async fn get(
    db: &impl ConnectionTrait,
    account_id: i64,
    path: &str,
    since: i64,
) -> StoreResult<Option<KeptForm>> {
    Ok(Entity::find_by_id((account_id, path.to_owned()))
        .filter(Column::KeptAt.gt(since))
        .one(db)
        .await?)
}

/// All that was kept for an account, not before `since`.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: i64,
    since: i64,
) -> StoreResult<Vec<KeptForm>> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::KeptAt.gt(since))
        .all(db)
        .await?)
}

/// Forgets what was kept for an account and a page.
pub async fn delete(db: &impl ConnectionTrait, account_id: i64, path: &str) -> StoreResult<()> {
    Entity::delete_by_id((account_id, path.to_owned()))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what was kept before `before`.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let deleted = Entity::delete_many()
        .filter(Column::KeptAt.lte(before))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}
