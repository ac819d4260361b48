//! The table `reports`.

use sea_orm::entity::prelude::*;

/// What another server has reported, as often as it did.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The host of the actor that reported; who it was is not kept.
    pub reporter_host: String,
    /// The part of that host which somebody registered.
    pub reporter_domain: String,
    /// Id of the actor, statement or appeal that is reported.
    pub subject: String,
    /// What was said, each comment once and on a line of its own.
    pub content: String,
    /// How often.
    pub count: i64,
    /// The day; of older rows the moment.
    pub first_at: i64,
    /// Likewise.
    pub last_at: i64,
    /// When somebody here was done with it.
    pub closed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
