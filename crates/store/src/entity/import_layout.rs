//! The table `import_layouts`.

use sea_orm::entity::prelude::*;

/// What the columns of the last list of an appeal held.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_layouts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appeal_id: i64,
    /// JSON.
    pub layout: String,
}

impl ActiveModelBehavior for ActiveModel {}
