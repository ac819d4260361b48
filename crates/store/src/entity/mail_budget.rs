//! The table `mail_budgets`.

use sea_orm::entity::prelude::*;

/// How many mails went to one address, or to one registered domain, of late.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_budgets")]
pub struct Model {
    /// Keyed hash of the address or the domain.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recipient_hash: String,
    /// When the present window began.
    pub since: i64,
    /// Mails in it.
    pub used: i64,
    /// Mails whose link was followed, in it and the one before.
    pub earned: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
