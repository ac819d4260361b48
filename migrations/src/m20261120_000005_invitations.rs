//! Invitations to call for an appeal together, sent and received.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("invitations")
                .col(big_pk_auto("id"))
                .col(text("object"))
                .col(text("invited"))
                .col(text("role"))
                .col(text("inviter"))
                .col(text("offer_id"))
                .col(text("state"))
                .col(big_integer("created_at"))
                .take(),
        )
        .await?;
    unique(manager, "invitations", &["object", "invited"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["invitations"]).await
}
