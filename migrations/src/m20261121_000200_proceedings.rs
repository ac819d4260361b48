//! Amendments, ballots and votes of an appeal, whoever signed them, and what a sealed vote of ours
//! will be opened with.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("proceedings")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("ap_id"))
                .col(text("kind"))
                .col(text("register"))
                .col(text("author"))
                .col(text("key"))
                .col(big_integer("seq"))
                .col(text("digest"))
                .col(big_integer_null("ends_at"))
                .col(text("body"))
                .col(big_integer("received_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "proceedings", &["appeal_id", "digest"]).await?;
    index(manager, "proceedings", &["appeal_id", "register"]).await?;
    index(manager, "proceedings", &["ap_id"]).await?;
    index(manager, "proceedings", &["ends_at"]).await?;
    manager
        .create_table(
            table("vote_seals")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("ballot"))
                .col(text("actor"))
                .col(text("key"))
                .col(text("voter"))
                .col(big_integer("closes"))
                .col(big_integer("opens_until"))
                .col(blob("sealed"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(
        manager,
        "vote_seals",
        &["appeal_id", "ballot", "actor", "voter"],
    )
    .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["vote_seals", "proceedings"]).await
}
