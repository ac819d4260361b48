//! The little SQL that is written by hand (both databases understand `$1` for parameters), and
//! queries with more values than one statement may hold.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DeleteMany, EntityTrait,
    FromQueryResult, QueryFilter, QueryResult, QuerySelect, Select, Statement, TryGetable,
    TryGetableMany, Value,
};
use serde::Serialize;

use crate::error::StoreResult;

/// How many values an `IN (…)` carries at once; SQLite allows 32,766 parameters a statement.
pub(crate) const CHUNK: usize = 500;
/// How many rows are deleted at a time of what may be very many: on SQLite nobody else writes meanwhile.
pub(crate) const AT_A_TIME: u64 = 1_000;
/// Most rows that one bulk insert writes.
const LARGEST_BULK: usize = 128;

/// How many of the rows that are left a bulk insert writes next, if there are any: a power of two, or half as much again. Of
/// statements that differ in the number of their rows alone few are planned and kept, and of few of them any number is put
/// together.
pub(crate) fn bulk(left: usize) -> Option<usize> {
    let power: usize = 1 << left.checked_ilog2()?;
    let more = power + power / 2;
    let largest = if more <= left { more } else { power };
    Some(LARGEST_BULK.min(largest))
}

/// Rows in parts that a bulk insert writes, as [`bulk`] has it.
pub(crate) fn bulks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let (part, left) = rows.split_at(bulk(rows.len())?);
        rows = left;
        Some(part)
    })
}

/// Rows that are given to a statement as one text, for [`listed`]: tuples of what its columns take.
pub(crate) fn list(rows: &[impl Serialize]) -> Value {
    serde_json::to_string(rows).unwrap_or_default().into()
}

/// From where a statement has the rows of its [`list`], which is `$1`: what stands at `r.value ->> 0` and so on, in the order
/// of `r.key`. However many there are, they are one way to the database, and one statement is planned and kept. It is for
/// short texts: each is written as JSON, and read again.
pub(crate) fn listed(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => {
            "json_array_elements(CAST($1 AS JSON)) WITH ORDINALITY AS r(value, key)"
        }
        _ => "json_each($1) AS r",
    }
}

/// An empty database on SQLite, brought up to date, and the folder that it is in.
#[cfg(test)]
pub(crate) async fn empty() -> (tempfile::TempDir, crate::Database) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/store.db", folder.path().display());
    let db = crate::Database::connect(&url, 1).await.unwrap();
    db.migrate().await.unwrap();
    (folder, db)
}

/// The steps by which SQLite answers a question.
#[cfg(test)]
pub(crate) async fn plan(db: &crate::Database, mut asked: Statement) -> Vec<String> {
    asked.sql = format!("EXPLAIN QUERY PLAN {}", asked.sql);
    let steps = db.conn().query_all_raw(asked).await.unwrap();
    let steps = steps.iter().map(|step| step.try_get("", "detail").unwrap());
    steps.collect()
}

pub(crate) fn statement<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Whether a time has come. One that is further away than anything is ever put off, `too_far` milliseconds,
/// was written by a clock that has been set right since: it is not waited for.
pub(crate) fn has_come(column: impl ColumnTrait, now: i64, too_far: i64) -> Expr {
    let beyond = column.gt(now.saturating_add(too_far));
    column.lte(now).or(beyond)
}

/// How texts are compared as bytes, whichever order the database has them in otherwise: an index of theirs finds those from
/// the first on (`>=`) and before the second (`<`), where `LIKE` would look at all.
pub(crate) fn byte_range(backend: DbBackend) -> (&'static str, &'static str) {
    match backend {
        DbBackend::Postgres => ("~>=~", "~<~"),
        _ => (">=", "<"),
    }
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

/// A statement that changes the rows of which a condition holds, in a table with this key. `change` is how it begins; on PostgreSQL
/// `lock` says how they are held before. Of two that change several rows each, in whichever order they come upon them, one may
/// wait for the other while that waits for it, and is refused: so all take them in one order.
pub(crate) fn changing(
    db: &impl ConnectionTrait,
    (table, key): (&str, &str),
    change: &str,
    which: &str,
    lock: &str,
) -> String {
    match db.get_database_backend() {
        DbBackend::Postgres => format!(
            "WITH c AS MATERIALIZED (SELECT {key} FROM {table} WHERE {which} {lock}) \
             {change} WHERE {key} IN (SELECT {key} FROM c)"
        ),
        // One writes at a time.
        _ => format!("{change} WHERE {which}"),
    }
}

/// Runs a statement that deletes at most [`AT_A_TIME`] rows until it finds none, so that others write in
/// between; answers how many there were. In a transaction it would be one piece all the same. That few were
/// found is no sign of the end: another may have deleted some of them at that moment.
pub(crate) async fn delete_in_parts<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let mut deleted = 0;
    loop {
        match execute(db, sql, values.clone()).await? {
            0 => return Ok(deleted),
            some => deleted += some,
        }
    }
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

/// The number in the first column of the first row; 0 where there is none. Neither database has numbers without a sign.
pub(crate) async fn number<const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let number: Option<i64> = value(db, sql, values).await?;
    Ok(unsigned(number.unwrap_or(0)))
}

/// A count as a column has it.
pub(crate) fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// A number of rows as `LIMIT` takes it.
pub(crate) fn limit(most: u64) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The first column of every row.
pub(crate) async fn column<T: TryGetable, const N: usize>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: [Value; N],
) -> StoreResult<Vec<T>> {
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    rows.iter()
        .map(|row| row.try_get_by_index(0).map_err(Into::into))
        .collect()
}

/// A column of the table whose rows `A` are.
type ColumnOf<A> = <<A as ActiveModelTrait>::Entity as EntityTrait>::Column;

/// Stores a row; where there is one with the same `key`, that one takes over what the new one has in the columns
/// `replaced`.
pub(crate) async fn upsert<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    row: A,
    key: &[ColumnOf<A>],
    replaced: &[ColumnOf<A>],
) -> StoreResult<()> {
    let known = OnConflict::columns(key.iter().copied())
        .update_columns(replaced.iter().copied())
        .to_owned();
    A::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Stores a row unless there is one with the same `key`; says whether it did. Of two calls at once one does.
pub(crate) async fn insert_if_absent<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    row: A,
    key: &[ColumnOf<A>],
) -> StoreResult<bool> {
    let known = OnConflict::columns(key.iter().copied())
        .do_nothing()
        .to_owned();
    let inserted = A::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    Ok(inserted > 0)
}

/// The rows of `query` in which `column` is one of `values`, in no particular order: they are asked
/// for in parts that one statement may hold.
pub(crate) async fn all_in<E, V>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    column: E::Column,
    values: &[V],
) -> StoreResult<Vec<E::Model>>
where
    E: EntityTrait,
    V: Clone + Into<Value>,
{
    models_in(db, query, column, values).await
}

/// Like [`all_in`], but as another kind of row, which reads all that `query` selects.
pub(crate) async fn models_in<M, E, V>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    column: E::Column,
    values: &[V],
) -> StoreResult<Vec<M>>
where
    M: FromQueryResult,
    E: EntityTrait,
    V: Clone + Into<Value>,
{
    let mut found = Vec::new();
    for part in values.chunks(CHUNK) {
        let some = among(&query, column, part).into_model::<M>();
        found.extend(some.all(db).await?);
    }
    Ok(found)
}

/// Like [`all_in`], but only the columns that `query` selects.
pub(crate) async fn tuples_in<T, E, V>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    column: E::Column,
    values: &[V],
) -> StoreResult<Vec<T>>
where
    T: TryGetableMany,
    E: EntityTrait,
    V: Clone + Into<Value>,
{
    let mut found = Vec::new();
    for part in values.chunks(CHUNK) {
        let some = among(&query, column, part).into_tuple::<T>();
        found.extend(some.all(db).await?);
    }
    Ok(found)
}

/// What the rows of `query` have in `column`, each once.
pub(crate) async fn distinct<T, E>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    column: E::Column,
) -> StoreResult<Vec<T>>
where
    T: TryGetableMany,
    E: EntityTrait,
{
    let once = query.select_only().column(column).distinct();
    Ok(once.into_tuple::<T>().all(db).await?)
}

/// Deletes the rows of `query` in which `column` is one of `values`, in parts that one statement
/// may hold; answers how many there were.
pub(crate) async fn delete_in<E, V>(
    db: &impl ConnectionTrait,
    query: DeleteMany<E>,
    column: E::Column,
    values: &[V],
) -> StoreResult<u64>
where
    E: EntityTrait,
    V: Clone + Into<Value>,
{
    let mut deleted = 0;
    for part in values.chunks(CHUNK) {
        let result = among(&query, column, part).exec(db).await?;
        deleted += result.rows_affected;
    }
    Ok(deleted)
}

/// `query`, but only where `column` is one of the values of `part`. The last is said again until their
/// number is a power of two: of statements that differ in it alone few are planned and kept.
fn among<Q, V>(query: &Q, column: impl ColumnTrait, part: &[V]) -> Q
where
    Q: QueryFilter + Clone,
    V: Clone + Into<Value>,
{
    let again = part.last().into_iter().cycle();
    let all = part.iter().chain(again);
    let values = all.take(part.len().next_power_of_two());
    query.clone().filter(column.is_in(values.cloned()))
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_BULK, bulks};
    use std::collections::BTreeSet;

    #[test]
    fn bulks_have_few_lengths_and_leave_no_row_out() {
        let mut lengths = BTreeSet::new();
        for count in 0..=500 {
            let rows: Vec<usize> = (0..count).collect();
            let parts: Vec<&[usize]> = bulks(&rows).collect();
            assert_eq!(parts.concat(), rows);
            assert!(parts.len() <= 4 + count / LARGEST_BULK, "{count}");
            lengths.extend(parts.iter().map(|part| part.len()));
        }
        assert_eq!(lengths.last(), Some(&LARGEST_BULK));
        assert!(lengths.len() <= 14, "{lengths:?}");
    }
}
