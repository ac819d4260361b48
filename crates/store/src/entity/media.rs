//! The table `media`.

use sea_orm::entity::prelude::*;

/// A picture that an organisation has uploaded, as it was re-encoded.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    /// Name of the file: SHA-256 of its content in hex, a dot, `jpg` or `png`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file: String,
    /// Who uploaded it first.
    pub organization_id: i64,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// Size of all its files, in bytes.
    pub bytes: i64,
    /// A smaller copy for narrow screens, where the picture is large.
    pub small_file: Option<String>,
    /// Its width, in pixels.
    pub small_width: Option<i64>,
    /// When it was uploaded last.
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
