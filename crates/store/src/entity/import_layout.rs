//! The table `import_layouts`.

use sea_orm::entity::prelude::*;

/// What the columns of the last list of an appeal held.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_layouts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appeal_id: i64,
    /// JSON.
    pub layout: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
