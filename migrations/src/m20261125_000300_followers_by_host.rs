//! Finding out whether a host gets what an organisation tells its followers, without looking at all of
//! them: it is asked of each host that was given up, whenever somebody comes to the desk.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Beginnings are compared as bytes, which SQLite does anyway.
    let as_bytes = match manager.get_database_backend() {
        DbBackend::Postgres => " text_pattern_ops",
        _ => "",
    };
    let create = format!(
        "CREATE INDEX followers_told_at_index \
         ON followers (organization_id, (COALESCE(shared_inbox, inbox)){as_bytes})"
    );
    let connection = manager.get_connection();
    connection.execute_unprepared(&create).await.map(|_| ())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let name = "followers_told_at_index";
    let drop = Index::drop().name(name).table("followers").to_owned();
    manager.drop_index(drop).await
}
