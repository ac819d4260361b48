//! Organisations that ask for a place on this server.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("organization_requests")
                .col(big_pk_auto("id"))
                .col(text("email_hash"))
                .col(text_uniq("token_hash"))
                .col(blob("sealed"))
                .col(text("state"))
                .col(big_integer("created_at"))
                .col(big_integer_null("confirmed_at"))
                .col(big_integer_null("decided_at"))
                .take(),
        )
        .await?;
    index(manager, "organization_requests", &["email_hash"]).await?;
    index(manager, "organization_requests", &["state", "created_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["organization_requests"]).await
}
