//! The table `proceedings`.

use sea_orm::entity::prelude::*;

/// An amendment, position, ballot, vote, opening or recount of an appeal, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proceedings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Its address.
    pub ap_id: String,
    /// Its type: `Amendment`, `Vote` …
    pub kind: String,
    /// Of two in one register the newer holds.
    pub register: String,
    /// The actor that signed it.
    pub author: String,
    /// The key that signed it.
    pub key: String,
    pub seq: i64,
    /// Digest of it without its proof.
    pub digest: String,
    /// Of a ballot, after which time nothing can change its result any more.
    pub ends_at: Option<i64>,
    /// The signed document, as it came.
    pub body: String,
    pub received_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
