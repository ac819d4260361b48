//! Whose name the organiser did not show when they withdrew: it is not shown when they sign anew.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let added = table
            .table("person_withdrawals")
            .add_column(boolean("hidden").default(false));
        manager.alter_table(added.take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        let dropped = table.table("person_withdrawals").drop_column("hidden");
        manager.alter_table(dropped.take()).await
    }
}
