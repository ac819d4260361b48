//! Mails to many: they stand behind others in the queue, and belong to a subscriber.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

/// What a mail says of the list that it is for.
const COLUMNS: [&str; 2] = ["bulk", "subscriber_id"];

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // SQLite takes one column at a time.
    for column in [
        big_integer("bulk").default(0).take(),
        big_integer_null("subscriber_id"),
    ] {
        let mut mails = Table::alter();
        let added = mails.table("mails").add_column(column);
        manager.alter_table(added.take()).await?;
    }
    index(manager, "mails", &["gave_up_at", "bulk", "next_at"]).await?;
    index(manager, "mails", &["subscriber_id"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for name in [
        "mails_subscriber_id_index",
        "mails_gave_up_at_bulk_next_at_index",
    ] {
        let dropped = Index::drop().name(name).table("mails").to_owned();
        manager.drop_index(dropped).await?;
    }
    for column in COLUMNS {
        let mut mails = Table::alter();
        let dropped = mails.table("mails").drop_column(column);
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}
