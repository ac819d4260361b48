//! The table `activities`.

use sea_orm::entity::prelude::*;

/// An activity in an outbox.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activities")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub ap_id: String,
    /// Absent for the instance actor's.
    pub organization_id: Option<i64>,
    pub actor: String,
    /// Whether the outbox shows it to everybody.
    pub public: bool,
    /// The JSON text as it is sent.
    pub body: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
