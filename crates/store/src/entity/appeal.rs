//! The table `appeals`.

use sea_orm::entity::prelude::*;

/// An appeal: one of ours, or our copy of another server's.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appeals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub ap_id: String,
    /// The appeal's first key; absent while a draft.
    pub root: Option<String>,
    /// Host, and port unless the default, of the organiser's server.
    pub host: String,
    pub slug: String,
    /// Set when the appeal is ours.
    pub organization_id: Option<i64>,
    /// The organiser's actor id.
    pub organiser: String,
    /// `draft`, `open`, `closed`, `withdrawn` or `delivered`.
    pub status: String,
    /// JSON: language to title of the current wording, for lists and searching; those that are signed stand first.
    pub titles: Option<String>,
    /// JSON: what is being written, not yet published.
    pub draft: Option<String>,
    /// Goes up whenever the appeal's state changes.
    pub list_version: i64,
    pub origin_unreachable_since: Option<i64>,
    /// Its kind, copied from the current note for lists; absent where nobody has looked yet.
    pub kind: Option<String>,
    /// JSON: its topics, copied like `kind`.
    pub topics: Option<String>,
    /// Whether it was closed before it was handed over, copied like `kind`.
    pub closed: bool,
    /// Whether it is a copy that is held only because its organiser, or somebody there, wishes so:
    /// nobody here follows them, has answered or looked for it. It is not shown in lists.
    pub unasked: bool,
    pub created_at: i64,
    pub published_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
