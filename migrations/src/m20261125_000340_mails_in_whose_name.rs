//! In whose name a mail was written, so that a suspension stops it.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let added = table
            .table("mails")
            .add_column(big_integer_null("organization_id"));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let dropped = table.table("mails").drop_column("organization_id");
        manager.alter_table(dropped.take()).await
    }
}
