//! How often somebody failed to sign in to an account since it was last come in to, and before that.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("failed_sign_ins")
                .col(big_integer("account_id").primary_key())
                .col(big_integer("failures"))
                .col(big_integer_null("last_at"))
                .col(big_integer("earlier"))
                .col(big_integer_null("earlier_at"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["failed_sign_ins"]).await
}
