//! The table `remote_actors`.

use sea_orm::entity::prelude::*;

/// An actor of another server, as last fetched from its own origin.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remote_actors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ap_id: String,
    /// Scheme, host and port of the id.
    pub origin: String,
    /// The AS2 type.
    pub kind: String,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub preferred_username: Option<String>,
    /// JSON: language to name.
    pub names: Option<String>,
    /// The document as it came.
    pub document: String,
    pub fetched_at: i64,
    /// When it was fetched for the first time.
    pub met_at: i64,
    /// When its origin said that it is gone.
    pub gone_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
