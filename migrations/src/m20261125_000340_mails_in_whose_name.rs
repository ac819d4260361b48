//! In whose name a mail was written, so that a suspension stops it.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table
        .table("mails")
        .add_column(big_integer_null("organization_id"));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let dropped = table.table("mails").drop_column("organization_id");
    manager.alter_table(dropped.take()).await
}
