//! The table `followed_topics`.

use sea_orm::entity::prelude::*;

/// A topic of another server that one of our organisations follows.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "followed_topics")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    /// Address of its collection.
    pub collection: String,
    /// Who speaks for it.
    pub actor: String,
    /// How the topic is called there.
    pub name: String,
    pub follow_activity_id: String,
    /// `pending`, `accepted` or `rejected`.
    pub state: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
