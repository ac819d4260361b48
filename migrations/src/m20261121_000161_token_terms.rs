//! Until when a token holds, and who made it, so that it never allows more than they may.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in ["expires_at", "account_id", "made_with"] {
        let column = big_integer_null(column).take();
        manager
            .alter_table(Table::alter().table("api_tokens").add_column(column).take())
            .await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in ["made_with", "account_id", "expires_at"] {
        manager
            .alter_table(
                Table::alter()
                    .table("api_tokens")
                    .drop_column(column)
                    .take(),
            )
            .await?;
    }
    Ok(())
}
