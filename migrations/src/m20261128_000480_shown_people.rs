//! Whether a name is hidden stands in the index by which a page of names is found: to skip those of the pages before, each
//! row was read.

use sea_orm_migration::prelude::*;

use crate::build::index;

const PEOPLE: &str = "person_signatures";
const BEFORE: [&str; 3] = ["appeal_id", "id", "shown"];
const SINCE: [&str; 4] = ["appeal_id", "id", "shown", "hidden"];

fn drop_index(columns: &[&str]) -> IndexDropStatement {
    let name = format!("{PEOPLE}_{}_index", columns.join("_"));
    Index::drop().name(name).table(PEOPLE).to_owned()
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(&BEFORE)).await?;
    index(manager, PEOPLE, &SINCE).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_index(drop_index(&SINCE)).await?;
    index(manager, PEOPLE, &BEFORE).await
}
