//! The table `no_invitations`.

use sea_orm::entity::prelude::*;

/// Somebody who wants no invitations from this server; or, under a hash of another purpose, none of the mails that anybody
/// can have sent there with a form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "no_invitations")]
pub struct Model {
    /// Keyed hash of the actor's id or of the e-mail address. What keeps such mails away has a purpose of its own.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contact_hash: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
