//! Passkeys of the people at the desks: public keys, by which they sign in. One that opens several accounts
//! of a person has a row for each.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("passkeys")
                .col(big_pk_auto("id"))
                .col(big_integer("account_id"))
                .col(text("credential"))
                .col(text("user_handle"))
                .col(blob("public_key"))
                .col(text("name"))
                .col(big_integer("counter"))
                .col(big_integer("created_at"))
                .col(big_integer_null("used_at"))
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    unique(manager, "passkeys", &["credential", "account_id"]).await?;
    index(manager, "passkeys", &["account_id"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["passkeys"]).await
}
