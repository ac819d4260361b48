//! The table `form_signers`.

use sea_orm::entity::prelude::*;

/// An organisation without a server that signs, or has signed, an appeal of ours by form.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "form_signers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Id of the attestation that lists it, or will.
    #[sea_orm(unique)]
    pub about: String,
    /// `sent`, `waiting` (for a person of ours), `listed`, `corrected` (listed, and
    /// other names wait), `removed` (taken off the list by an initiator), `refused`, `withdrawn`.
    pub state: String,
    /// Registered domain of the e-mail address; a keyed hash of it once the name was taken back (or nothing), thirty days after
    /// the entry was taken off the list, and, where it is not the organisation's own, a year after the appeal has ended.
    pub domain: String,
    /// Whether that is the domain of the organisation's website, and no mail provider's.
    pub own_domain: bool,
    /// Keyed hash of the e-mail address, another under each appeal.
    pub address_hash: String,
    /// What the form said, and who said it; empty once it is not needed.
    pub sealed: Vec<u8>,
    /// When the link in the e-mail was followed.
    pub confirmed_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
