//! Organisations on this server, the people who act for them, and how those get in.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("organizations")
                .col(big_pk_auto("id"))
                .col(text_uniq("handle"))
                .col(text_uniq("ap_id"))
                .col(text("names"))
                .col(text_null("summary"))
                .col(text_null("country"))
                .col(big_integer("created_at"))
                .take(),
        )
        .await?;

    manager
        .create_table(
            table("accounts")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("email"))
                .col(text_null("name"))
                .col(text_null("password_hash"))
                .col(text("role"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "accounts", &["organization_id", "email"]).await?;
    index(manager, "accounts", &["email"]).await?;

    manager
        .create_table(
            table("sessions")
                .col(text("token_hash").primary_key())
                .col(big_integer("account_id"))
                .col(text("csrf_token"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    index(manager, "sessions", &["account_id"]).await?;
    index(manager, "sessions", &["expires_at"]).await?;

    manager
        .create_table(
            table("sign_in_links")
                .col(text("token_hash").primary_key())
                .col(text("purpose"))
                .col(big_integer_null("account_id"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("used_at"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;

    manager
        .create_table(
            table("api_tokens")
                .col(big_pk_auto("id"))
                .col(text_uniq("token_hash"))
                .col(big_integer("organization_id"))
                .col(text_null("scope"))
                .col(big_integer("created_at"))
                .col(big_integer_null("revoked_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;

    manager
        .create_table(
            table("settings_kv")
                .col(text("name").primary_key())
                .col(text("value"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &[
            "settings_kv",
            "api_tokens",
            "sign_in_links",
            "sessions",
            "accounts",
            "organizations",
        ],
    )
    .await
}
