//! The table `translation_bases`.

use sea_orm::entity::prelude::*;

/// What a translation of an appeal was made from.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translation_bases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appeal_id: i64,
    /// BCP 47 tag of the translation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    /// JSON: the parts of the source as they were when each was translated.
    pub base: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
