//! Boosts and likes of appeals by accounts in the fediverse.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("reactions")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("kind"))
                .col(text("actor"))
                .col(text("host"))
                .col(text("activity_id"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "reactions", &["appeal_id", "kind", "actor"]).await?;
    index(manager, "reactions", &["appeal_id", "kind", "host"]).await?;
    index(manager, "reactions", &["actor"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["reactions"]).await
}
