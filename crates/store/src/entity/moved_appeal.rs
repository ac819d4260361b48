//! The table `moved_appeals`.

use sea_orm::entity::prelude::*;

/// An appeal in which an organisation that came here is to say again what it said elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moved_appeals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    /// The actor elsewhere that it was.
    pub actor: String,
    /// The appeal's id.
    pub object: String,
    /// What became of it: a code; empty while it waits.
    pub outcome: String,
    /// How often it was tried in vain.
    pub tries: i64,
    /// When it is tried again.
    pub next_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
