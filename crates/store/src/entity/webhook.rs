//! The table `webhooks`.

use sea_orm::entity::prelude::*;

/// Where a program of an organisation is told what waits.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhooks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: i64,
    /// Its address, and the secret that signs messages.
    pub sealed: Vec<u8>,
    /// JSON: marks of what it has been told of.
    pub told: Option<String>,
    pub created_at: i64,
    /// When it took a message last.
    pub taken_at: Option<i64>,
    /// Since when it takes none.
    pub failing_since: Option<i64>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When it was given up.
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
