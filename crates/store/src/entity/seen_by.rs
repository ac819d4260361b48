//! The table `seen_by`.

use sea_orm::entity::prelude::*;

/// A server's newest word of what it held of an appeal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seen_by")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The server's origin, such as `https://dockers.example`.
    pub instance: String,
    /// When it says it held it.
    pub seen_at: i64,
    /// The digest of what it held.
    pub state_digest: String,
    /// How many statements it held.
    pub statements: i64,
    /// The signed document, as it came.
    pub body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
