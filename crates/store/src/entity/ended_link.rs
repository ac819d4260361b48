//! The table `ended_links`.

use sea_orm::entity::prelude::*;

/// A link to a signature that its owner withdrew. Nothing here leads to a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ended_links")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub ended_at: i64,
    /// The appeal that it was under; none of what came before it was noted.
    pub appeal_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
