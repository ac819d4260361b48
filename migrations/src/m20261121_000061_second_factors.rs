//! Something one has beside the password: the secret of a program that shows codes, and codes for the
//! day on which that program is lost.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("second_factors")
                .col(big_integer("account_id").primary_key())
                .col(blob("sealed"))
                .col(big_integer("created_at"))
                .col(big_integer_null("confirmed_at"))
                .col(big_integer("last_step").default(0))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    manager
        .create_table(
            table("recovery_codes")
                .col(text("code_hash").primary_key())
                .col(big_integer("account_id"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    index(manager, "recovery_codes", &["account_id"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["recovery_codes", "second_factors"]).await
}
