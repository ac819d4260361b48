//! The table `schedules`.

use sea_orm::entity::prelude::*;

/// What is to be published at a time that somebody has chosen.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "schedules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The name of the draft beside the list; empty for the appeal itself.
    pub name: String,
    pub due_at: i64,
    /// As it was chosen: `2026-12-01T09:00`.
    pub local_time: String,
    /// As it was chosen: `Europe/Berlin`.
    pub zone: String,
    /// What of the check-list was not well when it was chosen: codes with a space between them.
    pub accepted: String,
    /// Who chose it, as in the log.
    pub actor_kind: String,
    pub actor_id: Option<i64>,
    pub actor: String,
    /// `waiting`, `done` or `stopped`.
    pub state: String,
    /// Why it stopped: codes with a space between them.
    pub outcome: String,
    /// Until when one process is at it.
    pub lease_until: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
