//! The table `signer_claims`.

use sea_orm::entity::prelude::*;

/// Somebody said that an attested entry is an actor's: a suggestion, nothing more.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signer_claims")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Id of the attestation.
    pub attestation: String,
    /// Id of the actor.
    pub actor: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
