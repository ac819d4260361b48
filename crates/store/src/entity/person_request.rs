//! The table `person_requests`.

use sea_orm::entity::prelude::*;

/// A signature that waits for the link in an e-mail to be followed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_requests")]
pub struct Model {
    /// Hash of the link's secret.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub appeal_id: i64,
    /// Keyed hash of the e-mail address, as of a signature; none of what came before it was kept, nor of what says
    /// nothing any more.
    pub email_hash: Option<String>,
    /// What was written, sealed; empty once it was confirmed or withdrawn, or has expired.
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
