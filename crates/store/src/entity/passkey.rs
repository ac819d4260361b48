//! The table `passkeys`.

use sea_orm::entity::prelude::*;

/// A passkey of an account. One that opens several accounts of a person has a row for each.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: i64,
    /// By which its authenticator knows it, as base64url.
    pub credential: String,
    /// What its authenticator calls its owner, as base64url.
    pub user_handle: String,
    /// COSE, as the authenticator wrote it.
    pub public_key: Vec<u8>,
    /// What its owner calls it.
    pub name: String,
    /// How often its authenticator said that it was used; 0 where that does not count.
    pub counter: i64,
    pub created_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
