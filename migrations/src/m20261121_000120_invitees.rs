//! Organisations that were invited to sign an appeal, and who wants no invitations.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("invitees")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("kind"))
                .col(text("contact_hash"))
                .col(text_null("actor"))
                .col(blob("sealed"))
                .col(text("seed"))
                .col(text_uniq("link_hash"))
                .col(text("state"))
                .col(big_integer("reminders").default(0))
                .col(big_integer("resent").default(0))
                .col(big_integer("next_at"))
                .col(big_integer_null("sent_at"))
                .col(big_integer_null("last_at"))
                .col(big_integer_null("answered_at"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "invitees", &["appeal_id", "contact_hash"]).await?;
    index(manager, "invitees", &["state", "next_at"]).await?;
    manager
        .create_table(
            table("no_invitations")
                .col(text("contact_hash").primary_key())
                .col(big_integer("created_at"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["no_invitations", "invitees"]).await
}
