//! A mail that was given up is only counted: whose it was, and what it was about, is forgotten. So far that stayed.

use sea_orm_migration::prelude::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let forgotten = "UPDATE mails SET subscriber_id = NULL, organization_id = NULL, about = NULL \
         WHERE gave_up_at IS NOT NULL";
    let connection = manager.get_connection();
    connection.execute_unprepared(forgotten).await.map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}
