//! The table `webhook_messages`.

use sea_orm::entity::prelude::*;

/// A message on its way to a webhook.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_messages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    /// The same at every try.
    #[sea_orm(unique)]
    pub message_id: String,
    /// JSON, byte for byte as it is sent.
    pub body: String,
    pub created_at: i64,
    /// Not before this time.
    pub next_at: i64,
    pub failures: i64,
    /// Until when one process is at it.
    pub lease_until: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
