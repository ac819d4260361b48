//! The table `failed_sign_ins`.

use sea_orm::entity::prelude::*;

/// How often somebody failed to sign in to an account. Nothing is kept of who it was.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "failed_sign_ins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// How often.
    pub failures: i64,
    /// When last.
    pub last_at: Option<i64>,
    /// How often before that, where an earlier version kept it apart and none failed since.
    pub earlier: i64,
    /// When last of those.
    pub earlier_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
