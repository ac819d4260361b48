//! The table `actor_keys`.

use sea_orm::entity::prelude::*;

/// A key pair of one of our actors.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "actor_keys")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The actor's id.
    pub owner: String,
    /// `rsa` or `ed25519`.
    pub kind: String,
    /// The key's id as others see it, with its fragment.
    pub key_id: String,
    /// PEM for RSA, Multikey for Ed25519.
    pub public_key: String,
    /// The private key, sealed with the instance's secret key; empty once it has been forgotten.
    pub private_key_sealed: Vec<u8>,
    pub created_at: i64,
    pub retired_at: Option<i64>,
    /// Why it was retired: `rotated`, `lost` or `compromised`.
    pub retired_as: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
