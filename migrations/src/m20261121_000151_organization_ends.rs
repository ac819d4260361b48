//! Organisations that whoever runs the server has suspended, and those that are deleted.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        big_integer_null("suspended_at"),
        text("suspended_reason").default("").take(),
        boolean("hidden").default(false).take(),
        big_integer_null("delete_at"),
        boolean("delete_keeps").default(false).take(),
        big_integer_null("deleted_at"),
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
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        "deleted_at",
        "delete_keeps",
        "delete_at",
        "hidden",
        "suspended_reason",
        "suspended_at",
    ] {
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
