//! What servers say they held of an appeal: the newest word of each.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("seen_by")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("instance"))
                .col(big_integer("seen_at"))
                .col(text("state_digest"))
                .col(big_integer("statements"))
                .col(text("body"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "seen_by", &["appeal_id", "instance"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["seen_by"]).await
}
