//! Which servers took their time when they were sent to last: not all places are theirs.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut hosts = Table::alter();
    let column = boolean("slow").default(false).take();
    let added = hosts.table("delivery_hosts").add_column(column);
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut hosts = Table::alter();
    let dropped = hosts.table("delivery_hosts").drop_column("slow");
    manager.alter_table(dropped.take()).await
}
