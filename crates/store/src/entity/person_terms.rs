//! The table `person_terms`.

use sea_orm::entity::prelude::*;

/// The terms on which people sign an appeal now. The column `tallied` is read no more: which number was signed is noted
/// where it is signed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appeal_id: i64,
    pub open: bool,
    /// The terms, as JSON.
    pub terms: String,
    /// When everything of these people is deleted.
    pub kept_until: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
