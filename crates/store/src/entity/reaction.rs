//! The table `reactions`.

use sea_orm::entity::prelude::*;

/// A boost or like of an appeal by an account in the fediverse.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reactions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// `boost` or `like`.
    pub kind: String,
    /// The account's actor id.
    pub actor: String,
    /// Its registered domain, for bounds; of older rows the host.
    pub host: String,
    /// The activity that said so.
    pub activity_id: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
