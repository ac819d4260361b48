//! Pages that whoever runs the server writes: imprint, privacy, contact, terms.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::entity::site_page::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::site_page::Model as SitePage;

/// Stores one language of a page, in place of what was there.
pub async fn set(db: &impl ConnectionTrait, page: SitePage) -> StoreResult<()> {
    sql::upsert(
        db,
        page.into_active_model().reset_all(),
        &[Column::Name, Column::Language],
        &[Column::Content, Column::UpdatedAt],
    )
    .await
}

/// Takes one language of a page away; says whether there was one.
pub async fn delete(db: &impl ConnectionTrait, name: &str, language: &str) -> StoreResult<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::Name.eq(name))
        .filter(Column::Language.eq(language))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// A page in all its languages.
pub async fn of(db: &impl ConnectionTrait, name: &str) -> StoreResult<Vec<SitePage>> {
    Ok(Entity::find()
        .filter(Column::Name.eq(name))
        .order_by_asc(Column::Language)
        .all(db)
        .await?)
}

/// Which pages there are.
pub async fn names(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Name).await
}
