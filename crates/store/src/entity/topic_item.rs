//! The table `topic_items`.

use sea_orm::entity::prelude::*;

/// That followers of a topic know something to be in its collection.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_items")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The topic in small letters.
    pub topic: String,
    /// Address of what is in it.
    pub object: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
