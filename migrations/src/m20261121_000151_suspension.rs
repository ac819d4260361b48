//! Organisations that whoever runs the server has suspended.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            big_integer_null("suspended_at"),
            text("suspended_reason").default(""),
            boolean("hidden").default(false),
        ] {
            manager
                .alter_table(
                    Table::alter()
                        .table("organizations")
                        .add_column(column)
                        .take(),
                )
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["hidden", "suspended_reason", "suspended_at"] {
            manager
                .alter_table(
                    Table::alter()
                        .table("organizations")
                        .drop_column(column)
                        .take(),
                )
                .await?;
        }
        Ok(())
    }
}
