//! Why signers sign, in their own words.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("comments")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("author"))
                .col(text_uniq("note_id"))
                .col(text("words"))
                .col(text("language"))
                .col(text("state"))
                .col(big_integer("created_at"))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "comments", &["appeal_id", "author"]).await?;
    index(manager, "comments", &["appeal_id", "state", "updated_at"]).await?;
    index(manager, "comments", &["author"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["comments"]).await
}
