//! The table `refusals`.

use sea_orm::entity::prelude::*;

/// What an initiator of the appeal has refused: an endorsement of ours, or what another sent that one of ours has refused.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refusals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Of the statement: a newer one has not been refused. Of an account, what stands for its reply.
    pub digest: String,
    /// Whose it was; of an account, what stands for it. None where another may have written in its name, or an
    /// older version noted it.
    pub author: Option<String>,
    /// The initiator.
    pub refused_by: String,
    pub refused_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
