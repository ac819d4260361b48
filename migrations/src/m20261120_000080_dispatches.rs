//! What organisers say beside the list (updates, cases, handovers), of our appeals and of others';
//! and what is being written.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("dispatches")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("ap_id"))
                .col(text("name"))
                .col(text("kind"))
                .col(big_integer("seq"))
                .col(text("digest"))
                .col(text("key"))
                .col(boolean("withdrawn"))
                .col(text("body"))
                .col(text_null("activity"))
                .col(big_integer("received_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "dispatches", &["appeal_id", "ap_id"]).await?;
    manager
        .create_table(
            table("dispatch_drafts")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("name"))
                .col(text("kind"))
                .col(text("content"))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "dispatch_drafts", &["appeal_id", "name"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["dispatch_drafts", "dispatches"]).await
}
