//! Which copies are held although nobody here asked for them, and which appeals are looked up so; and
//! the people of an appeal in the order in which they are shown.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

const PEOPLE: &str = "person_signatures";
const UNSORTED: [&str; 3] = ["appeal_id", "shown", "id"];
const IN_ORDER: [&str; 3] = ["appeal_id", "id", "shown"];

fn drop_index(columns: &[&str]) -> IndexDropStatement {
    let name = format!("{PEOPLE}_{}_index", columns.join("_"));
    Index::drop().name(name).table(PEOPLE).to_owned()
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for name in ["appeals", "appeal_lookups"] {
        let mut table = Table::alter();
        let added = table
            .table(name)
            .add_column(boolean("unasked").default(false));
        manager.alter_table(added.take()).await?;
    }
    manager.drop_index(drop_index(&UNSORTED)).await?;
    index(manager, PEOPLE, &IN_ORDER).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(&IN_ORDER)).await?;
    index(manager, PEOPLE, &UNSORTED).await?;
    for name in ["appeal_lookups", "appeals"] {
        let mut table = Table::alter();
        let dropped = table.table(name).drop_column("unasked");
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}
