//! The table `no_invitations`.

use sea_orm::entity::prelude::*;

/// Somebody who wants no invitations from this server.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "no_invitations")]
pub struct Model {
    /// Keyed hash of the actor's id or of the e-mail address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contact_hash: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
