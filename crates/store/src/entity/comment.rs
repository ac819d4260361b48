//! The table `comments`.

use sea_orm::entity::prelude::*;

/// Why somebody signs, in their own words.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub appeal_id: i64,
    /// The actor whose words these are; of an organisation without one the id of its attestation.
    pub author: String,
    /// Id of the note.
    #[sea_orm(unique)]
    pub note_id: String,
    /// Plain text.
    pub words: String,
    /// BCP 47 tag; empty where nobody has said.
    pub language: String,
    /// `sent` (ours, under an appeal of another server; `sent-shown`, `sent-refused` once its organiser says so),
    /// `waiting`, `shown`, `refused`.
    pub state: String,
    pub created_at: i64,
    /// When it was written, changed or decided about last.
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
