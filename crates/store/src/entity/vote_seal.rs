//! The table `vote_seals`.

use sea_orm::entity::prelude::*;

/// What a sealed vote of ours will be opened with.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_seals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The ballot's address.
    pub ballot: String,
    /// Who of ours voted.
    pub actor: String,
    /// With which key.
    pub key: String,
    /// For whom.
    pub voter: String,
    /// After this it may be opened.
    pub closes: i64,
    /// After this it counts no more.
    pub opens_until: i64,
    /// Choices and nonce, sealed.
    pub sealed: Vec<u8>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
