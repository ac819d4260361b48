//! Whose name the organiser does not show.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let added = table
            .table("person_signatures")
            .add_column(boolean("hidden").default(false));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let dropped = table.table("person_signatures").drop_column("hidden");
        manager.alter_table(dropped.take()).await
    }
}
