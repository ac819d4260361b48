//! The table `blockers`.

use sea_orm::entity::prelude::*;

/// An actor elsewhere that wants nothing from one of our organisations.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blockers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    pub actor: String,
    /// Where nothing more is sent; empty in older rows where others have the same inbox.
    pub inbox: String,
    pub block_activity_id: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
