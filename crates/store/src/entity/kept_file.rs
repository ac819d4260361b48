//! The table `kept_files`.

use sea_orm::entity::prelude::*;

/// A file that belongs to something an organiser says.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_files")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The name of the dispatch that it belongs to.
    pub owner: String,
    /// `sealed-list` or `evidence`.
    pub purpose: String,
    /// SHA-256 of the file as it was given.
    pub digest: String,
    pub media_type: String,
    /// Size of the file as it was given.
    pub bytes: i64,
    /// Of a sealed list: the digest of its state.
    pub state_digest: Option<String>,
    /// Of a sealed list: how many entries it has.
    pub entries: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
