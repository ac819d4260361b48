//! How many writers said, day by day, that they sent a letter. Numbers only: nothing about anybody.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("letter_counts")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("name"))
                .col(text("day"))
                .col(big_integer("count"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "letter_counts", &["appeal_id", "name", "day"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["letter_counts"]).await
}
