//! That somebody withdrew their signature, so that no list enters it again.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("person_withdrawals")
                .col(big_integer("appeal_id"))
                .col(text("email_hash"))
                .col(big_integer("withdrawn_at"))
                .primary_key(Index::create().col("appeal_id").col("email_hash"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["person_withdrawals"]).await
}
