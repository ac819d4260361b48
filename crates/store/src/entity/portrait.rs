//! The table `portraits`.

use sea_orm::entity::prelude::*;

/// A small picture of an actor elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portraits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    pub media_type: String,
    /// Empty where the actor has none that could be used.
    pub picture: Vec<u8>,
    pub fetched_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
