//! The table `delivery_hosts`.

use crate::delivery_hosts::UNTRIED_MILLIS;
use sea_orm::entity::prelude::*;

/// How things stand with a server that we deliver to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_hosts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub host: String,
    /// Not before this time.
    pub next_at: i64,
    /// In a row.
    pub failures: i64,
    pub lease_until: Option<i64>,
    /// The worker that is delivering to it now.
    pub lease_holder: Option<String>,
    pub last_error: Option<String>,
    /// The HTTP signature scheme that it last accepted.
    pub signature_scheme: Option<String>,
    /// Nothing is sent until it contacts us again.
    pub gave_up_at: Option<i64>,
    /// Since when it has taken nothing.
    pub failing_since: Option<i64>,
    /// Whether it took its time when it was sent to last.
    pub slow: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether failures keep anything from being sent to it at a time, or would if there were another.
    pub fn is_held_back(&self, now: i64) -> bool {
        is_held_back(self.failures, self.next_at, self.gave_up_at, now)
    }

    /// Whether nobody has tried it for long, though it might have been: what was counted before says
    /// nothing of it now.
    pub fn was_left_alone(&self, now: i64) -> bool {
        self.next_at < now - UNTRIED_MILLIS
    }
}

/// As [`Model::is_held_back`], of what was asked of a row.
pub(crate) fn is_held_back(failures: i64, next_at: i64, gave_up_at: Option<i64>, now: i64) -> bool {
    failures > 0 || next_at > now || gave_up_at.is_some()
}
