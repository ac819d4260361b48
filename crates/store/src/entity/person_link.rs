//! The table `person_links`.

use sea_orm::entity::prelude::*;

/// A link by which a person sees, corrects and withdraws a signature.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_links")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub signature_id: i64,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
