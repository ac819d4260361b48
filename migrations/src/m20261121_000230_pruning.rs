//! Finding actors of other servers that were not asked for long and that nothing here names.

use sea_orm_migration::prelude::*;

use crate::build::index;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "remote_actors", &["fetched_at"]).await?;
    index(manager, "statements", &["author"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, name) in [
        ("statements", "statements_author_index"),
        ("remote_actors", "remote_actors_fetched_at_index"),
    ] {
        manager
            .drop_index(Index::drop().name(name).table(table).to_owned())
            .await?;
    }
    Ok(())
}
