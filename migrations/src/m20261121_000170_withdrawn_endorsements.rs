//! What stood in endorsements of ours that were withdrawn.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("withdrawn_endorsements")
                .col(big_integer("organization_id"))
                .col(big_integer("appeal_id"))
                .col(blob("sealed"))
                .primary_key(Index::create().col("organization_id").col("appeal_id"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["withdrawn_endorsements"]).await
}
