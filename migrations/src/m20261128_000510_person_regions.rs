//! What is said of where people are from is kept, since it is worked out anew seldom.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("person_regions")
                    .col(big_integer("appeal_id").primary_key())
                    .col(big_integer("renewed_at"))
                    .col(text("said"))
                    .col(text("counted"))
                    .foreign_key(&mut reference("appeal_id", "appeals"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["person_regions"]).await
    }
}
