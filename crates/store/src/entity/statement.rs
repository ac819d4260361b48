//! The table `statements`.

use sea_orm::entity::prelude::*;

/// A signed statement about an appeal, byte for byte as it came.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statements")]
pub struct Model {
    /// Grows in the order in which statements took their standing.
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// `sha-256:` and hex: the statement's identity.
    pub digest: String,
    /// Hash of the register key.
    pub register: String,
    /// Actor id.
    pub author: String,
    /// Multikey that made the proof.
    pub key: String,
    /// The statement's type.
    pub kind: String,
    pub seq: i64,
    /// `member` of the state, in the `mailbox`, or too `early` by its `seq`.
    pub standing: String,
    /// Whether this server saw the key at the author's own origin.
    pub origin_checked: bool,
    /// The original JSON text, proof included.
    pub body: String,
    pub received_at: i64,
    /// The statement's `id`, shared by all `seq`s of a register.
    pub ap_id: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
