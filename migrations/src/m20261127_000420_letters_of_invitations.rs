//! What an organiser of another server writes to whom it invites to sign, sealed.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let added = table.table("invitations").add_column(blob_null("letter"));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let dropped = table.table("invitations").drop_column("letter");
        manager.alter_table(dropped.take()).await
    }
}
