//! The table `news`.

use sea_orm::entity::prelude::*;

/// Something that is to be written to all who read the news of an appeal by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "news")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The last part of the address of what was published; empty for a wording.
    pub name: String,
    /// What of it is new; of a wording its revision, and whom it is for where these are no subscribers.
    pub part: String,
    /// The subscriber, or whoever it is for, whose mail was queued last.
    pub reached: i64,
    pub created_at: i64,
    /// When the last mail was queued.
    pub done_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
