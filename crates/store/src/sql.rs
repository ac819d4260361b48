//! The little SQL that is written by hand. Both databases understand `$1` for parameters.

use sea_orm::{ConnectionTrait, QueryResult, Statement, TryGetable, Value};

use crate::error::StoreResult;

/// How many values an `IN (…)` or a bulk insert carries at once; SQLite allows 32,766
/// parameters a statement and a row has at most thirteen.
pub(crate) const CHUNK: usize = 500;

pub(crate) fn statement<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Runs a statement and answers how many rows it touched.
pub(crate) async fn execute<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let result = db.execute_raw(statement(db, sql, values)).await?;
    Ok(result.rows_affected())
}

/// The first row, if any.
pub(crate) async fn row<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<Option<QueryResult>> {
    Ok(db.query_one_raw(statement(db, sql, values)).await?)
}

/// The first column of the first row, if any.
pub(crate) async fn value<T: TryGetable, const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<Option<T>> {
    row(db, sql, values)
        .await?
        .map(|row| row.try_get_by_index(0).map_err(Into::into))
        .transpose()
}
