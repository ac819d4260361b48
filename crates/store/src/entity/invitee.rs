//! The table `invitees`.

use sea_orm::entity::prelude::*;

/// An organisation that was invited to sign an appeal of ours.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitees")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// `account` or `email`.
    pub kind: String,
    /// Keyed hash of the actor's id or of the e-mail address.
    pub contact_hash: String,
    /// The actor, where an older version wrote the row; it is among what is sealed.
    pub actor: Option<String>,
    /// The address or the actor, the name, the language, and what the organiser wrote.
    pub sealed: Vec<u8>,
    /// Random: with the instance's key it gives the secret of the link.
    pub seed: String,
    /// Hash of that secret.
    #[sea_orm(unique)]
    pub link_hash: String,
    /// `sought`, `waiting`, `sent`, `declined`, `stopped`, `revoked`.
    pub state: String,
    pub reminders: i64,
    /// How often the invitation itself was sent again.
    pub resent: i64,
    /// Not sent before.
    pub next_at: i64,
    pub sent_at: Option<i64>,
    /// When anything was sent last.
    pub last_at: Option<i64>,
    /// When it was declined or stopped, or revoked after an answer; older versions wrote it of whatever was
    /// revoked.
    pub answered_at: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
