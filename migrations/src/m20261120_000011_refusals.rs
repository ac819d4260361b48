//! Endorsements of ours that an initiator of the appeal has refused.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("refusals")
                    .col(big_pk_auto("id"))
                    .col(big_integer("appeal_id"))
                    .col(text("digest"))
                    .col(text("refused_by"))
                    .col(big_integer("refused_at"))
                    .foreign_key(&mut reference("appeal_id", "appeals"))
                    .take(),
            )
            .await?;
        unique(manager, "refusals", &["appeal_id", "digest", "refused_by"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["refusals"]).await
    }
}
