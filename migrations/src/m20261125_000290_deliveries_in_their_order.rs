//! The order in which a host gets what waits for it: what was put off stands behind what was not, and
//! nobody reads past it.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "deliveries", &["host", "not_before", "id"]).await?;
    drop_index(manager, "deliveries_host_id_index").await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "deliveries", &["host", "id"]).await?;
    drop_index(manager, "deliveries_host_not_before_id_index").await
}

async fn drop_index(manager: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    let drop = Index::drop().name(name).table("deliveries").to_owned();
    manager.drop_index(drop).await
}
