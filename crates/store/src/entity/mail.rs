//! The table `mails`.

use sea_orm::entity::prelude::*;

/// A mail on its way, or one that could not be sent: of that nothing is known but when, and why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `name@host`, the same at every try.
    pub message_id: String,
    /// Recipient, subject, text and headers, sealed with the instance's secret key; empty once it
    /// was given up.
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub next_at: i64,
    pub failures: i64,
    /// What the mail server answered: its code only, since its words name people.
    pub last_error: Option<String>,
    pub lease_until: Option<i64>,
    pub lease_holder: Option<String>,
    pub gave_up_at: Option<i64>,
    /// 1 for one of many, which lets others go first; -1 for one that goes before all others.
    pub bulk: i64,
    /// Whose subscription it belongs to.
    pub subscriber_id: Option<i64>,
    /// In whose name it was written, where a suspension stops it.
    pub organization_id: Option<i64>,
    /// What it is about, where it does not leave any more once that has ended.
    pub about: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
