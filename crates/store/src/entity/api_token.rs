//! The table `api_tokens`.

use sea_orm::entity::prelude::*;

/// A bearer token for the HTTP API.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_tokens")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Hash of the token; the token itself is shown once and never stored.
    pub token_hash: String,
    pub organization_id: i64,
    /// Absent: everything its organisation may do.
    pub scope: Option<String>,
    pub created_at: i64,
    pub revoked_at: Option<i64>,
    /// When it ends by itself.
    pub expires_at: Option<i64>,
    /// The account of whoever made it; absent where the server's operator did. The account may be gone.
    pub account_id: Option<i64>,
    /// The token with which a program made it.
    pub made_with: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
