//! What of an appeal's text a translation was made from.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("translation_bases")
                .col(big_integer("appeal_id"))
                .col(text("language"))
                .col(text("base"))
                .col(big_integer("saved_at"))
                .primary_key(Index::create().col("appeal_id").col("language"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["translation_bases"]).await
}
