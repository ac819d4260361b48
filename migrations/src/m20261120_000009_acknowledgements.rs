//! Which servers have taken which withdrawals of ours.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("acknowledgements")
                    .col(big_pk_auto("id"))
                    .col(big_integer("appeal_id"))
                    .col(text("digest"))
                    .col(text("host"))
                    .col(big_integer("at"))
                    .foreign_key(&mut reference("appeal_id", "appeals"))
                    .take(),
            )
            .await?;
        unique(
            manager,
            "acknowledgements",
            &["appeal_id", "digest", "host"],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["acknowledgements"]).await
    }
}
