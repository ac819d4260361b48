//! Nobody finds deliveries by when they were enqueued: their ids tell the order. An index less to be written with
//! each of them, twice.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let dropped = Index::drop()
        .name("deliveries_created_at_index")
        .table("deliveries")
        .to_owned();
    manager.drop_index(dropped).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "deliveries", &["created_at"]).await
}
