//! Finds who asked to sign an appeal in a time: it is looked at every few minutes whether unusually many come, and
//! all requests of an appeal were read for it.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "person_requests", &["appeal_id", "created_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let dropped = Index::drop()
        .name("person_requests_appeal_id_created_at_index")
        .table("person_requests")
        .to_owned();
    manager.drop_index(dropped).await
}
