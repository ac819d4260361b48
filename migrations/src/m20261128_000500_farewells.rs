//! Farewells of actors that were answered, until it was looked at whether they hold.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["farewells"]).await
}
