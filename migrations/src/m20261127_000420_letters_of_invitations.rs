//! What an organiser of another server writes to whom it invites to sign, sealed.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table.table("invitations").add_column(blob_null("letter"));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let dropped = table.table("invitations").drop_column("letter");
    manager.alter_table(dropped.take()).await
}
