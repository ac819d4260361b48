//! A time for each delivery that its host stumbles over, and since when a host takes nothing.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("deliveries")
                .add_column(big_integer("not_before").default(0))
                .take(),
        )
        .await?;
    manager
        .alter_table(
            Table::alter()
                .table("delivery_hosts")
                .add_column(big_integer_null("failing_since"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [
        ("deliveries", "not_before"),
        ("delivery_hosts", "failing_since"),
    ] {
        let change = Table::alter().table(table).drop_column(column).take();
        manager.alter_table(change).await?;
    }
    Ok(())
}
