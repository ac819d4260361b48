//! The table `co_sign_intents`.

use sea_orm::entity::prelude::*;

/// An account in the fediverse that wants to co-sign an appeal of ours, or has done so.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "co_sign_intents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The account's actor id; of who is `counted`, or `withdrawn` from a list, a keyed hash of it.
    pub actor: String,
    /// Its registered domain, for bounds; of these a keyed hash of it and the appeal, or nothing.
    pub host: String,
    /// Id of the reply or quote that said so; of these a keyed hash of it. Empty, or the hash of nothing, where
    /// the account took it back.
    pub reply: String,
    /// The language of that reply, where it says.
    pub language: Option<String>,
    /// `intent`, `confirmed` (waits for a person of ours), `listed`, `counted`, `withdrawn`.
    pub state: String,
    /// The names to be listed and the wording that was shown, as JSON, while it is `confirmed`.
    pub names: Option<String>,
    /// Id of the attestation, once there was one.
    pub attestation: Option<String>,
    /// When a message was last sent because of a reply; 0 for never.
    pub messaged_at: i64,
    /// When a message was last sent because somebody asked for it again; 0 for never.
    pub resent_at: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
