//! Under which appeal a link ended whose owner withdrew, so that they find the way back to it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let added = table
            .table("ended_links")
            .add_column(big_integer_null("appeal_id"));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let dropped = table.table("ended_links").drop_column("appeal_id");
        manager.alter_table(dropped.take()).await
    }
}
