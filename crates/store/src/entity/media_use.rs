//! The table `media_uses`.

use sea_orm::entity::prelude::*;

/// That something shows a picture, so that it is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media_uses")]
pub struct Model {
    /// The picture.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: String,
    /// What shows it, such as `organization:1`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub used_by: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
