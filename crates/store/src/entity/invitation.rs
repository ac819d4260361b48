//! The table `invitations`.

use sea_orm::entity::prelude::*;

/// An invitation to call for an appeal together, or one from another server to sign it: one of each at most.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The appeal's AS2 id.
    pub object: String,
    /// The actor that is invited.
    pub invited: String,
    /// `co-initiator` or `keeper`; `signer` where it is to sign.
    pub role: String,
    /// The actor that invites; empty where the answer came before the invitation.
    pub inviter: String,
    /// The `Offer`, or the message that invites to sign; empty where the answer came before it.
    pub offer_id: String,
    /// `pending`, `accepted`, `rejected`, `withdrawn`, or `awaited` where the answer came first.
    pub state: String,
    pub created_at: i64,
    /// What an organiser writes to whom it invites to sign, sealed.
    pub letter: Option<Vec<u8>>,
    /// Whether it is to sign. Beside it there may be one to call for the same appeal.
    pub to_sign: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
