//! Which posts may quote which of our appeals.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("quote_authorizations")
                .col(text("ap_id").primary_key())
                .col(big_integer("appeal_id"))
                .col(text("quote"))
                .col(text("actor"))
                .col(text("host"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "quote_authorizations", &["appeal_id", "quote"]).await?;
    index(manager, "quote_authorizations", &["appeal_id", "host"]).await?;
    index(manager, "quote_authorizations", &["actor"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["quote_authorizations"]).await
}
