//! What is to be published at a time that somebody has chosen.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("schedules")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("name"))
                .col(big_integer("due_at"))
                .col(text("local_time"))
                .col(text("zone"))
                .col(text("accepted"))
                .col(text("actor_kind"))
                .col(big_integer_null("actor_id"))
                .col(text("actor"))
                .col(text("state"))
                .col(text("outcome"))
                .col(big_integer_null("lease_until"))
                .col(big_integer("created_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "schedules", &["appeal_id", "name"]).await?;
    index(manager, "schedules", &["state", "due_at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["schedules"]).await
}
