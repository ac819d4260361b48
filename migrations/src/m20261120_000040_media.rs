//! Pictures that organisations have uploaded, what uses them, and how organisations present
//! themselves.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("media")
                .col(text("file").primary_key())
                .col(big_integer("organization_id"))
                .col(big_integer("width"))
                .col(big_integer("height"))
                .col(big_integer("bytes"))
                .col(text_null("small_file"))
                .col(big_integer_null("small_width"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    index(manager, "media", &["organization_id"]).await?;
    manager
        .create_table(
            table("media_uses")
                .col(text("file"))
                .col(text("used_by"))
                .primary_key(Index::create().col("file").col("used_by"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("file")
                        .to_tbl("media")
                        .to_col("file"),
                )
                .take(),
        )
        .await?;
    index(manager, "media_uses", &["used_by"]).await?;
    manager
        .alter_table(
            Table::alter()
                .table("organizations")
                .add_column(text_null("profile"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("organizations")
                .drop_column("profile")
                .take(),
        )
        .await?;
    drop_tables(manager, &["media_uses", "media"]).await
}
