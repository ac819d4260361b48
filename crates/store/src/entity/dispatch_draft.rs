//! The table `dispatch_drafts`.

use sea_orm::entity::prelude::*;

/// A dispatch of ours that is being written, or written anew.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dispatch_drafts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The last part of its address.
    pub name: String,
    /// `update`, `case` or `handover`.
    pub kind: String,
    /// JSON.
    pub content: String,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
