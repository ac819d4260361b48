//! Hosts are found by what waits for them, and no longer by when they were tried last: an index less to be written at the
//! end of each turn.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let dropped = Index::drop()
        .name("delivery_hosts_next_at_index")
        .table("delivery_hosts")
        .to_owned();
    manager.drop_index(dropped).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "delivery_hosts", &["next_at"]).await
}
