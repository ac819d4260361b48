//! Topics: what organisations write on a topic's page, who follows it as a collection, what those who
//! follow were told, which topics of other servers our organisations follow; and appeals that are yet
//! to be looked up because something here names them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("topic_pages")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("topic"))
                .col(text("name"))
                .col(text("content"))
                .col(big_integer("updated_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(manager, "topic_pages", &["organization_id", "topic"]).await?;
    manager
        .create_table(
            table("topic_followers")
                .col(big_pk_auto("id"))
                .col(text("topic"))
                .col(text("actor"))
                .col(text("inbox"))
                .col(text_null("shared_inbox"))
                .col(text("follow_activity_id"))
                .col(big_integer("created_at"))
                .take(),
        )
        .await?;
    unique(manager, "topic_followers", &["topic", "actor"]).await?;
    manager
        .create_table(
            table("topic_items")
                .col(big_pk_auto("id"))
                .col(text("topic"))
                .col(text("object"))
                .col(big_integer("added_at"))
                .take(),
        )
        .await?;
    unique(manager, "topic_items", &["topic", "object"]).await?;
    manager
        .create_table(
            table("followed_topics")
                .col(big_pk_auto("id"))
                .col(big_integer("organization_id"))
                .col(text("collection"))
                .col(text("actor"))
                .col(text("name"))
                .col(text("follow_activity_id"))
                .col(text("state"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    unique(
        manager,
        "followed_topics",
        &["organization_id", "collection"],
    )
    .await?;
    manager
        .create_table(
            table("appeal_lookups")
                .col(big_pk_auto("id"))
                .col(text("object"))
                .col(big_integer("tries"))
                .col(big_integer("next_at"))
                .take(),
        )
        .await?;
    unique(manager, "appeal_lookups", &["object"]).await?;
    index(manager, "appeal_lookups", &["next_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(
        manager,
        &[
            "appeal_lookups",
            "followed_topics",
            "topic_items",
            "topic_followers",
            "topic_pages",
        ],
    )
    .await
}
