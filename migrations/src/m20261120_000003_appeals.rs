//! Appeals, the statements about them, the replicas that hold them, and people's signatures.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("appeals")
                .col(big_pk_auto("id"))
                .col(text_uniq("ap_id"))
                .col(text_null("root"))
                .col(text("host"))
                .col(text("slug"))
                .col(big_integer_null("organization_id"))
                .col(text("organiser"))
                .col(text("status"))
                .col(text_null("titles"))
                .col(text_null("draft"))
                .col(big_integer("list_version").default(0))
                .col(big_integer_null("origin_unreachable_since"))
                .col(big_integer("created_at"))
                .col(big_integer_null("published_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "appeals", &["host", "slug"]).await?;
    index(manager, "appeals", &["organization_id"]).await?;

    manager
        .create_table(
            table("statements")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("digest"))
                .col(text("register"))
                .col(text("author"))
                .col(text("key"))
                .col(text("kind"))
                .col(big_integer("seq"))
                .col(text("standing"))
                .col(boolean("origin_checked"))
                .col(text("body"))
                .col(big_integer("received_at"))
                .col(text("ap_id"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "statements", &["appeal_id", "digest"]).await?;
    index(manager, "statements", &["appeal_id", "standing", "id"]).await?;
    index(manager, "statements", &["appeal_id", "register"]).await?;
    index(manager, "statements", &["ap_id"]).await?;

    manager
        .create_table(
            table("replicas")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("base_url"))
                .col(text("inbox"))
                .col(text_null("state_digest"))
                .col(big_integer("seen_at"))
                .col(big_integer_null("failing_since"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "replicas", &["appeal_id", "base_url"]).await?;

    manager
        .create_table(
            table("person_signatures")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("email_hash"))
                .col(blob("sealed"))
                .col(big_integer("created_at"))
                .col(text("source"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "person_signatures", &["appeal_id", "email_hash"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &["person_signatures", "replicas", "statements", "appeals"],
    )
    .await
}
