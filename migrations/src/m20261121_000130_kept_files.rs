//! Files that belong to something an organiser says: sealed lists, and evidence that is kept private.
//! Their content lies in parts, so that no row grows beyond what a database likes.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("kept_files")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("owner"))
                .col(text("purpose"))
                .col(text("digest"))
                .col(text("media_type"))
                .col(big_integer("bytes"))
                .col(text_null("state_digest"))
                .col(big_integer_null("entries"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(
        manager,
        "kept_files",
        &["appeal_id", "owner", "purpose", "digest"],
    )
    .await?;
    manager
        .create_table(
            table("kept_file_parts")
                .col(big_pk_auto("id"))
                .col(big_integer("file_id"))
                .col(big_integer("part"))
                .col(blob("content"))
                .foreign_key(&mut reference("file_id", "kept_files"))
                .take(),
        )
        .await?;
    unique(manager, "kept_file_parts", &["file_id", "part"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["kept_file_parts", "kept_files"]).await
}
