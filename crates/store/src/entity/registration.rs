//! The table `registrations`.

use sea_orm::entity::prelude::*;

/// Somebody who registered for a meeting of an appeal of ours.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The last part of the meeting's address; until they have confirmed between `waits:` and, after a colon, a keyed
    /// hash of the domain of their address.
    pub name: String,
    /// Who it is, sealed with the instance's secret key.
    pub sealed: Vec<u8>,
    /// Hash of the secret that shows what is kept, and ends it.
    #[sea_orm(unique)]
    pub link_hash: String,
    pub registered_at: i64,
    /// When it is deleted.
    pub forget_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
