//! Pages that whoever runs the server writes: imprint, privacy, contact, terms.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("site_pages")
                .col(text("name"))
                .col(text("language"))
                .col(text("content"))
                .col(big_integer("updated_at"))
                .primary_key(Index::create().col("name").col("language"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["site_pages"]).await
}
