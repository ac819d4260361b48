//! The table `person_signatures`.

use sea_orm::entity::prelude::*;

/// A natural person's signature, confirmed and encrypted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_signatures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Keyed hash of the e-mail address, to find repeats.
    pub email_hash: String,
    /// Everything else, sealed with the instance's secret key.
    pub sealed: Vec<u8>,
    pub created_at: i64,
    /// `web-form`, `import`, …
    pub source: String,
    /// How much of the name may be shown at most: 0 nothing, 1 the first name, 2 all.
    pub shown: i64,
    /// The wording that they signed.
    pub revision: i64,
    /// The latest wording of which they were told by mail; 0 for none.
    pub told_of: i64,
    /// Whether the organiser keeps the name from being shown.
    pub hidden: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
