//! The table `organization_requests`.

use sea_orm::entity::prelude::*;

/// Somebody asks for a place for an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_requests")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Keyed hash of the e-mail address.
    pub email_hash: String,
    /// Hash of the secret in the link that confirms it.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// What they wrote; empty once it is decided.
    pub sealed: Vec<u8>,
    /// `sent`, `waiting`, `accepted`, `refused`.
    pub state: String,
    pub created_at: i64,
    /// When the link was followed.
    pub confirmed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
