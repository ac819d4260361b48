//! The table `site_pages`.

use sea_orm::entity::prelude::*;

/// One language of a page that whoever runs the server writes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site_pages")]
pub struct Model {
    /// `imprint`, `privacy`, `contact` or `terms`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// BCP 47 tag.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    /// Markdown.
    pub content: String,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
