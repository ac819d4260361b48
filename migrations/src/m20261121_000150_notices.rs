//! Word of what waits: how often people want a mail about it, and a webhook of an organisation with
//! the messages on their way to it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        text_null("language"),
        text("digest").default("").take(),
        big_integer_null("digest_next_at"),
        text_null("digest_told"),
    ] {
        manager
            .alter_table(Table::alter().table("accounts").add_column(column).take())
            .await?;
    }
    manager
        .create_table(
            table("webhooks")
                .col(big_integer("organization_id").primary_key())
                .col(blob("sealed"))
                .col(text_null("told"))
                .col(big_integer("created_at"))
                .col(big_integer_null("taken_at"))
                .col(big_integer_null("failing_since"))
                .col(text_null("last_error"))
                .col(big_integer_null("ended_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            table("webhook_messages")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text_uniq("message_id"))
                .col(text("body"))
                .col(big_integer("created_at"))
                .col(big_integer("next_at"))
                .col(big_integer("failures").default(0))
                .col(big_integer_null("lease_until"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("organization_id")
                        .to_tbl("webhooks")
                        .to_col("organization_id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .take(),
        )
        .await?;
    index(manager, "webhook_messages", &["organization_id"]).await?;
    index(manager, "webhook_messages", &["next_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["webhook_messages", "webhooks"]).await?;
    for column in ["digest_told", "digest_next_at", "digest", "language"] {
        manager
            .alter_table(Table::alter().table("accounts").drop_column(column).take())
            .await?;
    }
    Ok(())
}
