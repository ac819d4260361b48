//! Who wants to co-sign with an account in the fediverse, and the links that confirm it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("co_sign_intents")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("actor"))
                .col(text("host"))
                .col(text("reply"))
                .col(text_null("language"))
                .col(text("state"))
                .col(text_null("names"))
                .col(text_null("attestation"))
                .col(big_integer("messaged_at"))
                .col(big_integer("resent_at"))
                .col(big_integer("created_at"))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "co_sign_intents", &["appeal_id", "actor"]).await?;
    index(manager, "co_sign_intents", &["actor"]).await?;
    index(manager, "co_sign_intents", &["appeal_id", "state", "host"]).await?;
    manager
        .create_table(
            table("co_sign_tokens")
                .col(text("token_hash").primary_key())
                .col(big_integer("intent_id"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("used_at"))
                .foreign_key(&mut reference("intent_id", "co_sign_intents"))
                .take(),
        )
        .await?;
    index(manager, "co_sign_tokens", &["intent_id"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["co_sign_tokens", "co_sign_intents"]).await
}
