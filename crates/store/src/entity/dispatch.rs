//! The table `dispatches`.

use sea_orm::entity::prelude::*;

/// What an organiser says beside the list, the newest with its address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dispatches")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Its address.
    pub ap_id: String,
    /// The last part of the address of its page here.
    pub name: String,
    /// `update`, `case`, `handover`, `letter` or `event`.
    pub kind: String,
    pub seq: i64,
    /// Digest of it without its proof.
    pub digest: String,
    /// The key that signed it.
    pub key: String,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// The signed document, as it came.
    pub body: String,
    /// The last activity that said it, where that was ours; none where it came from elsewhere.
    pub activity: Option<String>,
    pub received_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
