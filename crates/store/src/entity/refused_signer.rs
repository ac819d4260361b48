//! The table `refused_signers`.

use sea_orm::entity::prelude::*;

/// Somebody who waited for one of our organisations and was refused, kept for a while so that it can
/// be undone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refused_signers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Actor id, or the id that the attestation would have had.
    pub about: String,
    /// A code, or nothing.
    pub reason: String,
    /// Actor id of the organisation that refused.
    pub refused_by: String,
    /// What waited.
    pub sealed: Vec<u8>,
    pub refused_at: i64,
    pub expires_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
