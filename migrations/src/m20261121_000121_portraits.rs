//! Small pictures of actors elsewhere, as this server made them anew.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("portraits")
                .col(text("actor").primary_key())
                .col(text("media_type"))
                .col(blob("picture"))
                .col(big_integer("fetched_at"))
                .take(),
        )
        .await?;
    index(manager, "portraits", &["fetched_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["portraits"]).await
}
