//! What this server's operators think of other servers and actors.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("moderation_rules")
                .col(big_pk_auto("id"))
                .col(text_uniq("subject"))
                .col(text("severity"))
                .col(text_null("public_comment"))
                .col(text_null("private_comment"))
                .col(big_integer("created_at"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["moderation_rules"]).await
}
