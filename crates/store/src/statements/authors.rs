//! Of whom statements are kept here, whatever the appeal: for rare questions, since all rows are looked through.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::MEMBER;
use crate::entity::statement::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// Everybody of whom a statement is kept here, each once.
pub async fn all_authors(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    sql::distinct(db, Entity::find(), Column::Author).await
}

/// Those of some authors of whom a statement of a kind is a member of a state here, each once.
pub async fn members_among(
    db: &impl ConnectionTrait,
    authors: &[String],
    kind: &str,
) -> StoreResult<Vec<String>> {
    let query = Entity::find()
        .select_only()
        .column(Column::Author)
        .distinct()
        .filter(Column::Kind.eq(kind))
        .filter(Column::Standing.eq(MEMBER));
    sql::tuples_in(db, query, Column::Author, authors).await
}
