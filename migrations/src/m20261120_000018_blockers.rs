//! Actors elsewhere that have blocked one of our organisations.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("blockers")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("actor"))
                .col(text("inbox"))
                .col(text("block_activity_id"))
                .col(big_integer("blocked_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "blockers", &["organization_id", "actor"]).await?;
    index(manager, "blockers", &["actor"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["blockers"]).await
}
