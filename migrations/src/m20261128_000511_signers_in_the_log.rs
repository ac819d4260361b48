//! The log named signers by their host and a digest that anybody could make anew from a list of members. Rows from
//! now on have a keyed hash; what stands in those from before is taken out, since nobody can key it afterwards.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    // First in the detail, alone or after a host; what follows is a reason that somebody wrote.
    if manager.get_database_backend() == DbBackend::Postgres {
        let digest = r"^((localhost|[^ ]*[.:][^ ]*) )?#[0-9a-f]{8}( |$)";
        let forget = format!(
            "UPDATE audit_entries SET detail = BTRIM(REGEXP_REPLACE(detail, '{digest}', '\\1')) \
             WHERE detail ~ '{digest}'"
        );
        return connection.execute_unprepared(&forget).await.map(|_| ());
    }
    let digest = format!("#{}", "[0-9a-f]".repeat(8));
    let alone = format!(
        "UPDATE audit_entries SET detail = TRIM(SUBSTR(detail, 10)) \
         WHERE detail GLOB '{digest}' OR detail GLOB '{digest} *'"
    );
    connection.execute_unprepared(&alone).await?;
    let space = "INSTR(detail, ' #')";
    let after_a_host = format!(
        "UPDATE audit_entries \
         SET detail = SUBSTR(detail, 1, {space} - 1) || SUBSTR(detail, {space} + 10) \
         WHERE {space} > 1 AND {space} = INSTR(detail, ' ') \
         AND (SUBSTR(detail, 1, {space} - 1) GLOB '*[.:]*' OR detail GLOB 'localhost *') \
         AND SUBSTR(detail, {space} + 1, 9) GLOB '{digest}' \
         AND SUBSTR(detail, {space} + 10, 1) IN ('', ' ')"
    );
    connection
        .execute_unprepared(&after_a_host)
        .await
        .map(|_| ())
}

pub async fn down(_: &SchemaManager<'_>) -> Result<(), DbErr> {
    Ok(())
}
