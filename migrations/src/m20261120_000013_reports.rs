//! What other servers report to this one.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("reports")
                .col(big_pk_auto("id"))
                .col(text("reporter_host"))
                .col(text("reporter_domain"))
                .col(text("subject"))
                .col(text("content"))
                .col(big_integer("count"))
                .col(big_integer("first_at"))
                .col(big_integer("last_at"))
                .col(big_integer_null("closed_at"))
                .take(),
        )
        .await?;
    unique(manager, "reports", &["reporter_host", "subject"]).await?;
    index(manager, "reports", &["reporter_domain"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["reports"]).await
}
