//! The table `subscribers`.

use sea_orm::entity::prelude::*;

/// Somebody who reads the news of an appeal of ours by e-mail, or did.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscribers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// Keyed hash of the mailbox; gone when it has ended.
    pub email_hash: Option<String>,
    /// The address, sealed with the instance's secret key; empty when it has ended.
    pub sealed: Vec<u8>,
    /// Random: with the instance's key it gives the secrets of the links and of the return address.
    pub seed: String,
    /// Hash of the secret that shows what is kept, and ends it.
    #[sea_orm(unique)]
    pub link_hash: String,
    /// Hash of the secret that confirms.
    #[sea_orm(unique)]
    pub confirm_hash: String,
    /// Hash of the secret in the return address.
    #[sea_orm(unique)]
    pub bounce_hash: String,
    /// The language to write in.
    pub language: String,
    /// `waiting`, `reading`, `left`, `bounced`.
    pub state: String,
    /// Why it bounced: a code of the mail server, since its words name people.
    pub reason: Option<String>,
    /// When it was asked for last.
    pub asked_at: i64,
    pub confirmed_at: Option<i64>,
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
