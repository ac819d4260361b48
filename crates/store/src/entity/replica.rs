//! The table `replicas`.

use sea_orm::entity::prelude::*;

/// A server that holds an appeal's state.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "replicas")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    pub base_url: String,
    pub inbox: String,
    /// The digest it last told us.
    pub state_digest: Option<String>,
    /// When we last heard from it.
    pub seen_at: i64,
    pub failing_since: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
