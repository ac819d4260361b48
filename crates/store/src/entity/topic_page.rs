//! The table `topic_pages`.

use sea_orm::entity::prelude::*;

/// What one of our organisations writes on the page of a topic.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_pages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    /// The topic in small letters, as its address has it.
    pub topic: String,
    /// The topic as the organisation writes it.
    pub name: String,
    /// JSON: introduction, donation links, materials.
    pub content: String,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
