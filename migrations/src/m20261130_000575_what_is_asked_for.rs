//! What is asked of tables that grow is found by an index, and what nobody asks for is not kept: an index, and four
//! columns.

use sea_orm_migration::{prelude::*, schema::*};

use crate::build::index;

/// By what rows are asked for that no index found.
const ASKED_BY: [(&str, &str); 8] = [
    // To what an organisation was invited, for its desk, for whoever is told what waits, and with each that comes; what it
    // invited others to.
    ("invitations", "invited"),
    ("invitations", "inviter"),
    // The answer to an offer; and each `Undo` of a bare id, which may take an offer back, whatever it is about. Made
    // after the two before: where either would do, SQLite takes the younger.
    ("invitations", "offer_id"),
    // Each actor that is fetched may be told elsewhere from now on; whether an actor is named here, below; what one
    // `Follow` began, and how many topics an actor follows.
    ("topic_followers", "actor"),
    // How often each comment that is looked at was reported.
    ("reports", "subject"),
    // Whose copies a host holds that did not take what was sent to it, with each try, or that is back.
    ("replicas", "base_url"),
    // Whether an actor is named here, for each of hundreds of those that are to be forgotten; what a new follower asks for.
    ("appeals", "organiser"),
    // What goes with an appeal, for each that is deleted.
    ("withdrawn_endorsements", "appeal_id"),
];

/// Another index of mails begins alike, has their turn besides, and answers all that this one did: whoever asks for a time
/// says which turn, but for a clock that was set back, which changes nearly all of them.
const UNASKED: (&str, [&str; 2]) = ("mails", ["gave_up_at", "next_at"]);

/// What was written and never read. When a request was decided, the log says.
const UNREAD: [(&str, &str); 4] = [
    ("blockers", "blocked_at"),
    ("topic_items", "added_at"),
    ("translation_bases", "saved_at"),
    ("organization_requests", "decided_at"),
];

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // An index of PostgreSQL has no room for longer ones, and nobody who means well has any.
    let too_long = "DELETE FROM invitations WHERE OCTET_LENGTH(offer_id) > 2048";
    let db = manager.get_connection();
    db.execute_unprepared(too_long).await?;
    for (table, column) in ASKED_BY {
        index(manager, table, &[column]).await?;
    }
    let (table, columns) = UNASKED;
    drop_index(manager, table, &columns).await?;
    for (table, column) in UNREAD {
        let mut change = Table::alter();
        let dropped = change.table(table).drop_column(column);
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in UNREAD {
        let added = match column {
            "decided_at" => big_integer_null(column),
            _ => big_integer(column).default(0).take(),
        };
        let mut change = Table::alter();
        let change = change.table(table).add_column(added);
        manager.alter_table(change.take()).await?;
    }
    let (table, columns) = UNASKED;
    index(manager, table, &columns).await?;
    for (table, column) in ASKED_BY {
        drop_index(manager, table, &[column]).await?;
    }
    Ok(())
}

async fn drop_index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&str],
) -> Result<(), DbErr> {
    let name = format!("{table}_{}_index", columns.join("_"));
    let drop = Index::drop().name(name).table(table).to_owned();
    manager.drop_index(drop).await
}
