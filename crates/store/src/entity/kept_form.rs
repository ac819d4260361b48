//! The table `kept_forms`.

use sea_orm::entity::prelude::*;

/// A form of the desk that somebody wrote and has not saved yet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_forms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// The page with the form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub path: String,
    /// Its fields, sealed.
    pub sealed: Vec<u8>,
    pub kept_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
