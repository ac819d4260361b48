//! Keys of our own actors, what is known of actors elsewhere, and who follows whom.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("actor_keys")
                .col(big_pk_auto("id"))
                .col(text("owner"))
                .col(text("kind"))
                .col(text_uniq("key_id"))
                .col(text("public_key"))
                .col(blob("private_key_sealed"))
                .col(big_integer("created_at"))
                .col(big_integer_null("retired_at"))
                .take(),
        )
        .await?;
    index(manager, "actor_keys", &["owner"]).await?;

    manager
        .create_table(
            table("remote_actors")
                .col(text("ap_id").primary_key())
                .col(text("origin"))
                .col(text("kind"))
                .col(text("inbox"))
                .col(text_null("shared_inbox"))
                .col(text_null("preferred_username"))
                .col(text_null("names"))
                .col(text("document"))
                .col(big_integer("fetched_at"))
                .col(big_integer_null("gone_at"))
                .take(),
        )
        .await?;
    index(manager, "remote_actors", &["origin"]).await?;

    manager
        .create_table(
            table("followers")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("actor"))
                .col(text("inbox"))
                .col(text_null("shared_inbox"))
                .col(text("follow_activity_id"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "followers", &["organization_id", "actor"]).await?;
    index(manager, "followers", &["actor"]).await?;

    manager
        .create_table(
            table("following")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("actor"))
                .col(text("follow_activity_id"))
                .col(text("state"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "following", &["organization_id", "actor"]).await?;
    index(manager, "following", &["follow_activity_id"]).await?;
    index(manager, "following", &["actor"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &["following", "followers", "remote_actors", "actor_keys"],
    )
    .await
}
