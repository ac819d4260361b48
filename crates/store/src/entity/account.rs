//! The table `accounts`.

use sea_orm::entity::prelude::*;

/// A person who acts for an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub organization_id: i64,
    /// Lower case.
    pub email: String,
    pub name: Option<String>,
    /// A PHC string; absent for people who sign in by link only.
    pub password_hash: Option<String>,
    /// Names of roles with spaces between.
    pub role: String,
    pub created_at: i64,
    /// When they first signed in; absent while an invitation is open.
    pub joined_at: Option<i64>,
    /// Tag of the language in which they are written to; absent where they have not said.
    pub language: Option<String>,
    /// How often they want a mail about what waits: `off`, `daily`, `weekly`; empty where they have
    /// not said.
    pub digest: String,
    /// When it is looked at next whether something new waits.
    pub digest_next_at: Option<i64>,
    /// JSON: marks of what they have been told of.
    pub digest_told: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
