//! Several people in one organisation: who has been invited and has not come yet, on which device
//! somebody is signed in and for which organisations, and what was done.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table("accounts")
                .add_column(big_integer_null("joined_at"))
                .take(),
        )
        .await?;
    manager
        .get_connection()
        .execute_unprepared("UPDATE accounts SET joined_at = created_at")
        .await?;
    for column in [
        text("device").default(""),
        big_integer("seen_at").default(0),
    ] {
        manager
            .alter_table(Table::alter().table("sessions").add_column(column).take())
            .await?;
    }
    manager
        .create_table(
            table("session_accounts")
                .col(text("token_hash"))
                .col(big_integer("account_id"))
                .primary_key(Index::create().col("token_hash").col("account_id"))
                .foreign_key(
                    ForeignKey::create()
                        .from_col("token_hash")
                        .to_tbl("sessions")
                        .to_col("token_hash")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .foreign_key(&mut reference("account_id", "accounts"))
                .take(),
        )
        .await?;
    index(manager, "session_accounts", &["account_id"]).await?;
    manager
        .get_connection()
        .execute_unprepared(
            "INSERT INTO session_accounts (token_hash, account_id) \
             SELECT token_hash, account_id FROM sessions",
        )
        .await?;
    index(manager, "sign_in_links", &["account_id"]).await?;
    manager
        .create_table(
            table("audit_entries")
                .col(big_pk_auto("id"))
                .col(big_integer_null("organization_id"))
                .col(big_integer("at"))
                .col(text("actor_kind"))
                .col(big_integer_null("actor_id"))
                .col(text("actor"))
                .col(text("action"))
                .col(text("object"))
                .col(text("detail"))
                .col(text("outcome"))
                .foreign_key(&mut reference("organization_id", "organizations"))
                .take(),
        )
        .await?;
    index(manager, "audit_entries", &["organization_id", "id"]).await?;
    index(manager, "audit_entries", &["at"]).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &["audit_entries", "session_accounts"]).await?;
    manager
        .drop_index(
            Index::drop()
                .name("sign_in_links_account_id_index")
                .table("sign_in_links")
                .to_owned(),
        )
        .await?;
    for (table, column) in [
        ("sessions", "seen_at"),
        ("sessions", "device"),
        ("accounts", "joined_at"),
    ] {
        manager
            .alter_table(Table::alter().table(table).drop_column(column).take())
            .await?;
    }
    Ok(())
}
