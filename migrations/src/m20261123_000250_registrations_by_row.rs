//! Nothing is kept any more by which it could be told whether a mailbox registered for a meeting.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

const TABLE: &str = "registrations";
const BY_MAILBOX: &str = "registrations_appeal_id_name_email_hash_index";
const BY_MEETING: &str = "registrations_appeal_id_name_index";

fn drop_index(name: &str) -> IndexDropStatement {
    Index::drop().name(name).table(TABLE).to_owned()
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(BY_MAILBOX)).await?;
    let mut registrations = Table::alter();
    let dropped = registrations.table(TABLE).drop_column("email_hash");
    manager.alter_table(dropped.take()).await?;
    index(manager, TABLE, &["appeal_id", "name"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(BY_MEETING)).await?;
    let mut registrations = Table::alter();
    let added = registrations
        .table(TABLE)
        .add_column(text("email_hash").default(""));
    manager.alter_table(added.take()).await?;
    index(manager, TABLE, &["appeal_id", "name", "email_hash"]).await
}
