//! Why a key of ours is not used any more.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("actor_keys")
                .add_column(text_null("retired_as"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("actor_keys")
                .drop_column("retired_as")
                .take(),
        )
        .await
}
