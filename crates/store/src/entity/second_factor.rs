//! The table `second_factors`.

use sea_orm::entity::prelude::*;

/// What an account needs beside its password, once it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// The secret that the codes come from, sealed.
    pub sealed: Vec<u8>,
    pub created_at: i64,
    /// When the first code fitted; until then it is not asked for.
    pub confirmed_at: Option<i64>,
    /// The step of time of the last code that was taken: no code is taken twice.
    pub last_step: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
