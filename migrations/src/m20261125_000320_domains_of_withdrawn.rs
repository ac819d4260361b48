//! Of organisations that took their name back, the domain of their e-mail address is forgotten as well:
//! so far that stayed.

use sea_orm_migration::prelude::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let forget = "UPDATE form_signers SET domain = '', own_domain = FALSE \
         WHERE state = 'withdrawn'";
    let connection = manager.get_connection();
    connection.execute_unprepared(forget).await.map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}
