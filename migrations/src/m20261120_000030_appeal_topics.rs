//! What an appeal is and is about, for lists of appeals. Filled when somebody looks.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 2] = ["kind", "topics"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let mut table = Table::alter();
            let added = table.table("appeals").add_column(text_null(column));
            manager.alter_table(added.take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let mut table = Table::alter();
            let dropped = table.table("appeals").drop_column(column);
            manager.alter_table(dropped.take()).await?;
        }
        Ok(())
    }
}
