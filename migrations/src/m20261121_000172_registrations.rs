//! People who register for meetings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("registrations")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("name"))
                .col(text("email_hash"))
                .col(blob("sealed"))
                .col(text_uniq("link_hash"))
                .col(big_integer("registered_at"))
                .col(big_integer("forget_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    index(
        manager,
        "registrations",
        &["appeal_id", "name", "email_hash"],
    )
    .await?;
    index(manager, "registrations", &["forget_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["registrations"]).await
}
