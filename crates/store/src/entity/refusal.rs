//! The table `refusals`.

use sea_orm::entity::prelude::*;

/// An endorsement that an initiator of the appeal has refused: one of ours, or another's that one of ours has refused.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refusals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Of the statement: a newer one has not been refused.
    pub digest: String,
    /// The initiator.
    pub refused_by: String,
    pub refused_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
