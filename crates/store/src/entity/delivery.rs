//! The table `deliveries`.

use sea_orm::entity::prelude::*;

/// One activity on its way to one inbox.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub activity_id: i64,
    /// Host, and port unless the default, of the inbox.
    pub host: String,
    pub inbox: String,
    /// Whose key signs the request.
    pub actor: String,
    pub created_at: i64,
    pub attempts: i64,
    pub last_error: Option<String>,
    /// Not before this time: its host stumbles over it.
    pub not_before: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
