//! The table `person_withdrawals`.

use sea_orm::entity::prelude::*;

/// Somebody withdrew their signature under an appeal. Nothing here leads to a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_withdrawals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appeal_id: i64,
    /// Keyed hash of the e-mail address, as of a signature.
    #[sea_orm(primary_key, auto_increment = false)]
    pub email_hash: String,
    pub withdrawn_at: i64,
    /// Whether the organiser did not show their name: nor is it when they sign anew.
    pub hidden: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
