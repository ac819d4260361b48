//! Whether an appeal that was handed over had been closed before.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut appeals = Table::alter();
        let added = appeals
            .table("appeals")
            .add_column(boolean("closed").default(false));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut appeals = Table::alter();
        let dropped = appeals.table("appeals").drop_column("closed");
        manager.alter_table(dropped.take()).await
    }
}
