//! Farewells of actors that were answered, until it was looked at whether they hold.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("farewells")
                    .col(text("fingerprint").primary_key())
                    .col(text("signed"))
                    .col(text("body"))
                    .col(big_integer("came_at"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["farewells"]).await
    }
}
