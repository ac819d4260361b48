//! The table `received_activities`.

use sea_orm::entity::prelude::*;

/// The fingerprint of an activity that came in, so that a repeat is known.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "received_activities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    pub received_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
