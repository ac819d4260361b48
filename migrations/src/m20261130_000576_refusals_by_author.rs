//! Whose endorsement was refused: whatever it says next, a person lets it in.

use sea_orm_migration::{prelude::*, schema::*};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut change = Table::alter();
    let added = change.table("refusals").add_column(text_null("author"));
    manager.alter_table(added.take()).await?;
    // Of what is not kept nobody knows any more whose it was. Who was let in with it since is refused no more.
    let known = "UPDATE refusals SET author = (SELECT s.author FROM statements s \
                 WHERE s.appeal_id = refusals.appeal_id AND s.digest = refusals.digest AND s.standing = 'mailbox')";
    manager.get_connection().execute_unprepared(known).await?;
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut change = Table::alter();
    let dropped = change.table("refusals").drop_column("author");
    manager.alter_table(dropped.take()).await
}
