//! Finding what is kept under names that begin alike without looking at all of it, in whichever order the database has
//! texts: it is asked for every two seconds.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // SQLite compares bytes anyway, and finds beginnings by the names themselves.
    if manager.get_database_backend() == DbBackend::Postgres {
        let by_beginning = "CREATE INDEX settings_kv_name_beginning_index \
             ON settings_kv (name text_pattern_ops)";
        let db = manager.get_connection();
        db.execute_unprepared(by_beginning).await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX settings_kv_name_beginning_index")
            .await?;
    }
    Ok(())
}
