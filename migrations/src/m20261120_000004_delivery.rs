//! The outbox, the queue that empties it, and the memory that refuses repeats.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("activities")
                .col(big_pk_auto("id"))
                .col(text_uniq("ap_id"))
                .col(big_integer_null("organization_id"))
                .col(text("actor"))
                .col(boolean("public"))
                .col(text("body"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    index(manager, "activities", &["organization_id", "id"]).await?;

    manager
        .create_table(
            table("deliveries")
                .col(big_pk_auto("id"))
                .col(big_integer("activity_id"))
                .col(text("host"))
                .col(text("inbox"))
                .col(text("actor"))
                .col(big_integer("created_at"))
                .col(big_integer("attempts").default(0))
                .col(text_null("last_error"))
                .foreign_key(&mut reference("activity_id", "activities"))
                .take(),
        )
        .await?;
    unique(manager, "deliveries", &["activity_id", "inbox"]).await?;
    index(manager, "deliveries", &["host", "id"]).await?;
    index(manager, "deliveries", &["created_at"]).await?;

    manager
        .create_table(
            table("delivery_hosts")
                .col(text("host").primary_key())
                .col(big_integer("next_at"))
                .col(big_integer("failures").default(0))
                .col(big_integer_null("lease_until"))
                .col(text_null("lease_holder"))
                .col(text_null("last_error"))
                .col(text_null("signature_scheme"))
                .col(big_integer_null("gave_up_at"))
                .take(),
        )
        .await?;
    index(manager, "delivery_hosts", &["next_at"]).await?;

    manager
        .create_table(
            table("received_activities")
                .col(text("fingerprint").primary_key())
                .col(big_integer("received_at"))
                .take(),
        )
        .await?;
    index(manager, "received_activities", &["received_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &[
            "received_activities",
            "delivery_hosts",
            "deliveries",
            "activities",
        ],
    )
    .await
}
