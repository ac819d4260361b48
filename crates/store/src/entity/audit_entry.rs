//! The table `audit_entries`.

use sea_orm::entity::prelude::*;

/// Something that somebody did for an organisation, or tried.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Absent where it concerns no organisation, or one that was not there yet.
    pub organization_id: Option<i64>,
    pub at: i64,
    /// `person`, `token`, `command`, or `server` for what it did by itself.
    pub actor_kind: String,
    /// Row of the account or token.
    pub actor_id: Option<i64>,
    /// How they were called then; empty once they have deleted their account, or were removed a while ago.
    pub actor: String,
    /// A code, such as `publish`.
    pub action: String,
    /// On what: an address or id. Nothing of people who signed.
    pub object: String,
    /// What more is known, such as a reason that was given.
    pub detail: String,
    /// `done`, `refused` or `failed`.
    pub outcome: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
