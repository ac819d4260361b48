//! What a mail is about, so that it does not leave once that has ended.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table.table("mails").add_column(text_null("about"));
    manager.alter_table(added.take()).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let dropped = table.table("mails").drop_column("about");
    manager.alter_table(dropped.take()).await
}
