//! Which servers have taken which withdrawals of ours.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("acknowledgements")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("digest"))
                .col(text("host"))
                .col(big_integer("at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(
        manager,
        "acknowledgements",
        &["appeal_id", "digest", "host"],
    )
    .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["acknowledgements"]).await
}
