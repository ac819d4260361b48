//! What an appeal is and is about, for lists of appeals. Filled when somebody looks.

use sea_orm_migration::{prelude::*, schema::*};

const COLUMNS: [&str; 2] = ["kind", "topics"];

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in COLUMNS {
        let mut table = Table::alter();
        let added = table.table("appeals").add_column(text_null(column));
        manager.alter_table(added.take()).await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in COLUMNS {
        let mut table = Table::alter();
        let dropped = table.table("appeals").drop_column(column);
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}
