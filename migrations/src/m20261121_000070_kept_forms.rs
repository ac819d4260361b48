//! Forms of the desk that were written and not saved yet.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("kept_forms")
                .col(big_integer("account_id"))
                .col(text("path"))
                .col(blob("sealed"))
                .col(big_integer("kept_at"))
                .primary_key(Index::create().col("account_id").col("path"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    index(manager, "kept_forms", &["kept_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["kept_forms"]).await
}
