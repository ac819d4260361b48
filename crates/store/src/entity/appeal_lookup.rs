//! The table `appeal_lookups`.

use sea_orm::entity::prelude::*;

/// An appeal elsewhere that something here names and that is yet to be looked up.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeal_lookups")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its address.
    pub object: String,
    /// How often it was tried in vain.
    pub tries: i64,
    /// When it is tried again.
    pub next_at: i64,
    /// Whether somebody elsewhere alone gives cause for it.
    pub unasked: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
