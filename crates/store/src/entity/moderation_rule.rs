//! The table `moderation_rules`.

use sea_orm::entity::prelude::*;

/// How this server stands to a host or an actor.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderation_rules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// A host, or an actor's id.
    pub subject: String,
    /// `block`, `limit` or `allow`.
    pub severity: String,
    /// For everybody who is given the list.
    pub public_comment: Option<String>,
    /// For those who look after this server.
    pub private_comment: Option<String>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
