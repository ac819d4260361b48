//! Until when a token holds, and who made it, so that it never allows more than they may.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["expires_at", "account_id", "made_with"] {
            let column = big_integer_null(column).take();
            manager
                .alter_table(Table::alter().table("api_tokens").add_column(column).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["made_with", "account_id", "expires_at"] {
            manager
                .alter_table(
                    Table::alter()
                        .table("api_tokens")
                        .drop_column(column)
                        .take(),
                )
                .await?;
        }
        Ok(())
    }
}
