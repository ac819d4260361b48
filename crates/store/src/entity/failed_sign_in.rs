//! The table `failed_sign_ins`.

use sea_orm::entity::prelude::*;

/// How often somebody failed to sign in to an account. Nothing is kept of who it was.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "failed_sign_ins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// How often since somebody came in last.
    pub failures: i64,
    /// When last of these.
    pub last_at: Option<i64>,
    /// How often between the time before that and then.
    pub earlier: i64,
    /// When last of those.
    pub earlier_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
