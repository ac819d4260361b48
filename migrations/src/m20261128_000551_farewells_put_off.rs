//! When a farewell is looked at next, and whose it is where it could not be decided: nobody is to take all the room.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

const TABLE: &str = "farewells";
const COLUMNS: [&str; 3] = ["next_at", "actor", "domain"];

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        big_integer("next_at").default(0).take(),
        text_null("actor"),
        text_null("domain"),
    ] {
        let mut farewells = Table::alter();
        let added = farewells.table(TABLE).add_column(column);
        manager.alter_table(added.take()).await?;
    }
    for column in COLUMNS {
        index(manager, TABLE, &[column]).await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in COLUMNS {
        let name = format!("{TABLE}_{column}_index");
        let dropped = Index::drop().name(name).table(TABLE).to_owned();
        manager.drop_index(dropped).await?;
        let mut farewells = Table::alter();
        let dropped = farewells.table(TABLE).drop_column(column);
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}
