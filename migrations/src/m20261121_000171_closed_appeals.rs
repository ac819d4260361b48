//! Whether an appeal that was handed over had been closed before.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut appeals = Table::alter();
    let added = appeals
        .table("appeals")
        .add_column(boolean("closed").default(false));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut appeals = Table::alter();
    let dropped = appeals.table("appeals").drop_column("closed");
    manager.alter_table(dropped.take()).await
}
