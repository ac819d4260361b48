//! Links of people to signatures that they withdrew: only that there was one, so that it can be said.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("ended_links")
                    .col(text("token_hash").primary_key())
                    .col(big_integer("ended_at"))
                    .take(),
            )
            .await?;
        index(manager, "ended_links", &["ended_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["ended_links"]).await
    }
}
