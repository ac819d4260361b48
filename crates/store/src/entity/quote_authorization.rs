//! The table `quote_authorizations`.

use sea_orm::entity::prelude::*;

/// Our word that a post may quote an appeal of ours, or an update of one (FEP-044f).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quote_authorizations")]
pub struct Model {
    /// Its own id. Where it is about an update, that one's name stands at its end, behind a dot.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ap_id: String,
    pub appeal_id: i64,
    /// Id of the post that quotes.
    pub quote: String,
    /// Whose post it is.
    pub actor: String,
    /// The registered domain of that actor, for bounds; of older rows the host.
    pub host: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
