//! Requests of people to sign are found by the address, so that a withdrawal ends them all. What waits
//! just now has none, and is refused by its time.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

const TABLE: &str = "person_requests";
const BY_APPEAL: &str = "person_requests_appeal_id_index";
const BY_ADDRESS: &str = "person_requests_appeal_id_email_hash_index";

fn drop_index(name: &str) -> IndexDropStatement {
    Index::drop().name(name).table(TABLE).to_owned()
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut requests = Table::alter();
    let added = requests.table(TABLE).add_column(text_null("email_hash"));
    manager.alter_table(added.take()).await?;
    manager.drop_index(drop_index(BY_APPEAL)).await?;
    index(manager, TABLE, &["appeal_id", "email_hash"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(BY_ADDRESS)).await?;
    index(manager, TABLE, &["appeal_id"]).await?;
    let mut requests = Table::alter();
    let dropped = requests.table(TABLE).drop_column("email_hash");
    manager.alter_table(dropped.take()).await
}
