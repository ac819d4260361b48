//! The table `co_sign_tokens`.

use sea_orm::entity::prelude::*;

/// A link, usable once, that confirms a co-signature.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "co_sign_tokens")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub intent_id: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
