//! Mails on their way, and how many go to one address and to one domain.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("mails")
                .col(big_pk_auto("id"))
                .col(text_uniq("message_id"))
                .col(blob("sealed"))
                .col(big_integer("created_at"))
                .col(big_integer("next_at"))
                .col(big_integer("failures").default(0))
                .col(text_null("last_error"))
                .col(big_integer_null("lease_until"))
                .col(text_null("lease_holder"))
                .col(big_integer_null("gave_up_at"))
                .take(),
        )
        .await?;
    index(manager, "mails", &["gave_up_at", "next_at"]).await?;
    manager
        .create_table(
            table("mail_budgets")
                .col(text("recipient_hash").primary_key())
                .col(big_integer("since"))
                .col(big_integer("used"))
                .col(big_integer("earned").default(0))
                .take(),
        )
        .await?;
    index(manager, "mail_budgets", &["since"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["mail_budgets", "mails"]).await
}
