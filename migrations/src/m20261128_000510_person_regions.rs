//! What is said of where people are from is kept, since it is worked out anew seldom.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["person_regions"]).await
}
