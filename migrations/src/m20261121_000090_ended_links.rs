//! Links of people to signatures that they withdrew: only that there was one, so that it can be said.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["ended_links"]).await
}
