//! The table `form_signer_links`.

use sea_orm::entity::prelude::*;

/// A link in an e-mail to an organisation that signs by form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_signer_links")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub signer_id: i64,
    /// `confirm`, `manage` or `claim`.
    pub purpose: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
