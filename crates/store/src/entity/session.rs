//! The table `sessions`.

use sea_orm::entity::prelude::*;

/// Somebody signed in on the web.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Hash of the cookie's value; the value itself is never stored.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: i64,
    pub csrf_token: String,
    pub created_at: i64,
    pub expires_at: i64,
    /// Browser and system in two words at most; never an address.
    pub device: String,
    /// When it was last used, give or take some minutes; 0 in rows from before this was noted.
    pub seen_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
