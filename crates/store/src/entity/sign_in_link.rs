//! The table `sign_in_links`.

use sea_orm::entity::prelude::*;

/// A link, usable once, that signs somebody in or sets the server up.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_links")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// `set-up`, `found`, `sign-in`, `join` or `reset`.
    pub purpose: String,
    /// Absent for `set-up` and `found`: there is no account yet.
    pub account_id: Option<i64>,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
