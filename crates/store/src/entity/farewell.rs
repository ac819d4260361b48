//! The table `farewells`.

use sea_orm::entity::prelude::*;

/// What an actor that deletes itself is said to have sent, until it was looked at whether that holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "farewells")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// The HTTP signature, with all that it is over.
    pub signed: String,
    /// The activity.
    pub body: String,
    pub came_at: i64,
    /// When it is looked at next.
    pub next_at: i64,
    /// Whose it is said to be, where strangers may have sent it and it was put off.
    pub actor: Option<String>,
    /// The registered domain of that.
    pub domain: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
