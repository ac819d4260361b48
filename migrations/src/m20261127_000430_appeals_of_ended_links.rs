//! Under which appeal a link ended whose owner withdrew, so that they find the way back to it.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table
        .table("ended_links")
        .add_column(big_integer_null("appeal_id"));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let dropped = table.table("ended_links").drop_column("appeal_id");
    manager.alter_table(dropped.take()).await
}
