//! Whose name the organiser does not show.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table
        .table("person_signatures")
        .add_column(boolean("hidden").default(false));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let dropped = table.table("person_signatures").drop_column("hidden");
    manager.alter_table(dropped.take()).await
}
