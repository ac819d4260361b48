//! Forms of the desk that were written and not saved yet.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("kept_forms")
                    .col(big_integer("account_id"))
                    .col(text("path"))
                    .col(blob("sealed"))
                    .col(big_integer("kept_at"))
                    .primary_key(Index::create().col("account_id").col("path"))
                    .foreign_key(&mut reference("account_id", "accounts"))
                    .take(),
            )
            .await?;
        index(manager, "kept_forms", &["kept_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["kept_forms"]).await
    }
}
