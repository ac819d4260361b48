//! Endorsements of ours that an initiator of the appeal has refused.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("refusals")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("digest"))
                .col(text("refused_by"))
                .col(big_integer("refused_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "refusals", &["appeal_id", "digest", "refused_by"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["refusals"]).await
}
