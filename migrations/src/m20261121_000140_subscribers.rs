//! People who read an appeal's news by e-mail, and the news that they are written.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("subscribers")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text_null("email_hash"))
                .col(blob("sealed"))
                .col(text("seed"))
                .col(text_uniq("link_hash"))
                .col(text_uniq("confirm_hash"))
                .col(text_uniq("bounce_hash"))
                .col(text("language"))
                .col(text("state"))
                .col(text_null("reason"))
                .col(big_integer("asked_at"))
                .col(big_integer_null("confirmed_at"))
                .col(big_integer_null("ended_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    // Rows that have ended have no address any more, and do not stand in each other's way.
    unique(manager, "subscribers", &["appeal_id", "email_hash"]).await?;
    index(manager, "subscribers", &["appeal_id", "state", "id"]).await?;
    index(manager, "subscribers", &["state", "asked_at"]).await?;
    manager
        .create_table(
            table("news")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("name"))
                .col(text("part"))
                .col(big_integer("reached"))
                .col(big_integer("created_at"))
                .col(big_integer_null("done_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "news", &["appeal_id", "name", "part"]).await?;
    index(manager, "news", &["done_at", "id"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["news", "subscribers"]).await
}
