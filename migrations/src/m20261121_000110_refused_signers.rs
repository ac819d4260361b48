//! Who was refused, so that it can be undone; and since when another server's actor is known.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::{drop_tables, index, reference, table, unique};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            table("refused_signers")
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(text("about"))
                .col(text("reason"))
                .col(text("refused_by"))
                .col(blob("sealed"))
                .col(big_integer("refused_at"))
                .col(big_integer("expires_at"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, "refused_signers", &["appeal_id", "about"]).await?;
    index(manager, "refused_signers", &["expires_at"]).await?;
    let mut actors = Table::alter();
    let added = actors
        .table("remote_actors")
        .add_column(big_integer("met_at").default(0));
    manager.alter_table(added.take()).await?;
    // Of those known already, the last look is all that is remembered.
    let met = "UPDATE remote_actors SET met_at = fetched_at";
    manager.get_connection().execute_unprepared(met).await?;
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut actors = Table::alter();
    let dropped = actors.table("remote_actors").drop_column("met_at");
    manager.alter_table(dropped.take()).await?;
    drop_tables(manager, &["refused_signers"]).await
}
