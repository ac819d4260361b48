//! The table `topic_followers`.

use sea_orm::entity::prelude::*;

/// An actor that follows the collection of a topic.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_followers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The topic in small letters.
    pub topic: String,
    pub actor: String,
    pub inbox: String,
    pub shared_inbox: Option<String>,
    pub follow_activity_id: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
