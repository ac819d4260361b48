//! Whoever is invited to call for an appeal together may be invited to sign it besides: who declines the one is asked
//! for the other.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::unique;

const TABLE: &str = "invitations";
const ONE_KIND: [&str; 2] = ["object", "invited"];
const TWO_KINDS: [&str; 3] = ["object", "invited", "to_sign"];

fn drop_unique(columns: &[&str]) -> IndexDropStatement {
    let name = format!("{TABLE}_{}_unique", columns.join("_"));
    Index::drop().name(name).table(TABLE).to_owned()
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    let added = table
        .table(TABLE)
        .add_column(boolean("to_sign").default(false));
    manager.alter_table(added.take()).await?;
    let known = "UPDATE invitations SET to_sign = TRUE WHERE role = 'signer'";
    manager.get_connection().execute_unprepared(known).await?;
    manager.drop_index(drop_unique(&ONE_KIND)).await?;
    unique(manager, TABLE, &TWO_KINDS).await
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let second = "DELETE FROM invitations WHERE to_sign AND EXISTS (SELECT 1 FROM invitations other \
         WHERE other.object = invitations.object AND other.invited = invitations.invited AND NOT other.to_sign)";
    manager.get_connection().execute_unprepared(second).await?;
    manager.drop_index(drop_unique(&TWO_KINDS)).await?;
    unique(manager, TABLE, &ONE_KIND).await?;
    let mut table = Table::alter();
    let dropped = table.table(TABLE).drop_column("to_sign");
    manager.alter_table(dropped.take()).await
}
