//! Where organisations have moved, from where others came, and in which appeals they are to speak
//! again.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        text("also_known_as").default("[]").take(),
        text_null("moved_to"),
        big_integer_null("moved_at"),
    ] {
        manager
            .alter_table(
                Table::alter()
                    .table("organizations")
                    .add_column(column)
                    .take(),
            )
            .await?;
    }
    manager
        .create_table(
            table("moved_appeals")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("actor"))
                .col(text("object"))
                .col(text("outcome"))
                .col(big_integer("tries"))
                .col(big_integer("next_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(
        manager,
        "moved_appeals",
        &["organization_id", "actor", "object"],
    )
    .await?;
    index(manager, "moved_appeals", &["next_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["moved_appeals"]).await?;
    for column in ["moved_at", "moved_to", "also_known_as"] {
        manager
            .alter_table(
                Table::alter()
                    .table("organizations")
                    .drop_column(column)
                    .take(),
            )
            .await?;
    }
    Ok(())
}
