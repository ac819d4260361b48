//! Each second it is looked for requests to sign that have expired and still say something, or of whom: they are few, and those
//! that say nothing any more stay for a month. The index has none but the first.

use sea_orm_migration::prelude::*;

use crate::build::index;

const TABLE: &str = "person_requests";

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let create = "CREATE INDEX person_requests_to_empty_index ON person_requests (expires_at) \
         WHERE LENGTH(sealed) > 0 OR email_hash IS NOT NULL";
    manager.get_connection().execute_unprepared(create).await?;
    drop_index(manager, "person_requests_expires_at_index").await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, TABLE, &["expires_at"]).await?;
    drop_index(manager, "person_requests_to_empty_index").await
}

async fn drop_index(manager: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    let drop = Index::drop().name(name).table(TABLE).to_owned();
    manager.drop_index(drop).await
}
