//! What of an appeal's text a translation was made from.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("translation_bases")
                    .col(big_integer("appeal_id"))
                    .col(text("language"))
                    .col(text("base"))
                    .col(big_integer("saved_at"))
                    .primary_key(Index::create().col("appeal_id").col("language"))
                    .foreign_key(&mut reference("appeal_id", "appeals"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["translation_bases"]).await
    }
}
