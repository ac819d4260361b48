//! Which wording each person signed, of which one they were told by mail, and how many signed which.
//!
//! Whoever signed before this signed the wording that stood then: the highest of the organiser's whose day
//! of publication had come when they confirmed. A note that names no day is taken to be as young as its
//! signature, so that of two wordings that could be meant it is the earlier. Whose names came with a list
//! signed the one that stood when the list was taken over, as the organisations on it.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::build::{drop_tables, reference, table, unique};

const SIGNATURES: &str = "person_signatures";
const COUNTS: &str = "person_revisions";

/// The statement that finds out what was signed, with what each database calls the parts of a note. Times
/// are compared as text in one form, so that no note, whatever it says, ends this with an error. Where there is
/// one wording only, no row is touched: it is the first.
fn find_out(backend: DbBackend) -> String {
    let (revision, published, signed) = match backend {
        DbBackend::Postgres => (
            "CAST(s.body::json -> 'appeal' ->> 'revision' AS bigint)",
            "substring(s.body::json -> 'appeal' ->> 'wordingPublished' \
             FROM '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$') COLLATE \"C\"",
            "to_char(to_timestamp(person_signatures.created_at / 1000) AT TIME ZONE 'UTC', \
             'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
        ),
        _ => (
            "CAST(json_extract(s.body, '$.appeal.revision') AS INTEGER)",
            "CASE WHEN json_extract(s.body, '$.appeal.wordingPublished') \
             GLOB '????-??-??T??:??:??Z' \
             THEN json_extract(s.body, '$.appeal.wordingPublished') END",
            "strftime('%Y-%m-%dT%H:%M:%SZ', person_signatures.created_at / 1000, 'unixepoch')",
        ),
    };
    format!(
        "WITH published AS MATERIALIZED (\
         SELECT s.appeal_id AS appeal_id, s.seq AS seq, {revision} AS revision, {published} AS at \
         FROM statements s JOIN appeals a ON a.id = s.appeal_id AND a.organiser = s.author \
         WHERE s.kind = 'Note' AND s.standing = 'member' AND EXISTS (\
         SELECT 1 FROM person_signatures p WHERE p.appeal_id = s.appeal_id)), \
         later AS MATERIALIZED (SELECT * FROM published WHERE revision > 1) \
         UPDATE person_signatures SET revision = COALESCE((\
         SELECT MAX(n.revision) FROM later n WHERE n.appeal_id = person_signatures.appeal_id \
         AND COALESCE(n.at <= {signed}, n.seq <= person_signatures.created_at)), 1) \
         WHERE appeal_id IN (SELECT appeal_id FROM later)"
    )
}

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, first) in [("revision", 1), ("told_of", 0)] {
        let mut signatures = Table::alter();
        let column = big_integer(name).default(first).take();
        let added = signatures.table(SIGNATURES).add_column(column);
        manager.alter_table(added.take()).await?;
    }
    manager
        .create_table(
            table(COUNTS)
                .col(big_pk_auto("id"))
                .col(big_integer("appeal_id"))
                .col(big_integer("revision"))
                .col(big_integer("count"))
                .foreign_key(&mut reference("appeal_id", "appeals"))
                .take(),
        )
        .await?;
    unique(manager, COUNTS, &["appeal_id", "revision"]).await?;
    let db = manager.get_connection();
    let find_out = find_out(manager.get_database_backend());
    db.execute_unprepared(&find_out).await?;
    let count = "INSERT INTO person_revisions (appeal_id, revision, count) \
         SELECT appeal_id, revision, COUNT(*) FROM person_signatures GROUP BY appeal_id, revision";
    db.execute_unprepared(count).await.map(|_| ())
}

pub async fn down(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    drop_tables(manager, &[COUNTS]).await?;
    for name in ["told_of", "revision"] {
        let mut signatures = Table::alter();
        let dropped = signatures.table(SIGNATURES).drop_column(name);
        manager.alter_table(dropped.take()).await?;
    }
    Ok(())
}
