//! The table `organizations`.

use sea_orm::entity::prelude::*;

/// An organisation whose actor lives on this server.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name before the `@`, unique on this server.
    pub handle: String,
    /// The actor's id.
    pub ap_id: String,
    /// JSON: language to name.
    pub names: String,
    /// JSON: language to text.
    pub summary: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// JSON: pictures, links and colour of its profile.
    pub profile: Option<String>,
    pub created_at: i64,
    /// Since when it publishes nothing, because whoever runs the server says so.
    pub suspended_at: Option<i64>,
    /// Why, for its people; may be empty.
    pub suspended_reason: String,
    /// Whether its pages are shown to nobody while it is suspended.
    pub hidden: bool,
    /// When it is deleted, unless somebody undoes that before.
    pub delete_at: Option<i64>,
    /// Whether its signatures under others' appeals stay then.
    pub delete_keeps: bool,
    /// When it was deleted. The row stays, so that nobody gets the handle again.
    pub deleted_at: Option<i64>,
    /// JSON: ids of actors elsewhere that it was before.
    pub also_known_as: String,
    /// The actor elsewhere that it is now.
    pub moved_to: Option<String>,
    /// When it moved there.
    pub moved_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
