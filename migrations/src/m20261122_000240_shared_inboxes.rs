//! Finding followers by their inbox, and those of one server, without looking at all of them: both is
//! asked for each delivery.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "followers", &["shared_inbox", "organization_id"]).await?;
    index(manager, "followers", &["inbox"]).await?;
    // SQLite compares bytes anyway, and finds beginnings by the index of who follows whom once.
    if manager.get_database_backend() == DbBackend::Postgres {
        let by_beginning = "CREATE INDEX followers_actor_beginning_index \
             ON followers (organization_id, actor text_pattern_ops)";
        let db = manager.get_connection();
        db.execute_unprepared(by_beginning).await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX followers_actor_beginning_index")
            .await?;
    }
    for name in [
        "followers_inbox_index",
        "followers_shared_inbox_organization_id_index",
    ] {
        manager
            .drop_index(Index::drop().name(name).table("followers").to_owned())
            .await?;
    }
    Ok(())
}
