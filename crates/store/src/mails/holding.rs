//! How several mails are changed at once. Whoever sends and whoever leaves may want the same two: a worker that
//! waited for one while it held the other could be refused as one of two that wait for each other, and what it has
//! just sent would go out once more. So a worker passes over what others change just now, or waits for it while it
//! holds nothing; who takes mails back waits, all in one order.

use sea_orm::{ConnectionTrait, Statement, Value};

use crate::error::StoreResult;
use crate::sql;

/// Those that nobody else is changing.
pub(super) const FREE: &str = "FOR UPDATE SKIP LOCKED";
/// All of them, once nobody else changes them.
pub(super) const IN_ORDER: &str = "ORDER BY id FOR UPDATE";

/// A statement that changes the mails of which a condition holds. `change` is how it begins; on PostgreSQL
/// `lock` says how they are held.
pub(super) fn changing(db: &impl ConnectionTrait, change: &str, which: &str, lock: &str) -> String {
    sql::changing(db, ("mails", "id"), change, which, lock)
}

/// Takes back the mails of which a condition holds; answers how many.
pub(crate) async fn drop_where<const N: usize>(
    db: &impl ConnectionTrait,
    which: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let delete = changing(db, "DELETE FROM mails", which, IN_ORDER);
    sql::execute(db, &delete, values).await
}

/// Deletes mails that the mail server has taken.
pub async fn sent(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    let numbers: Vec<String> = (1..=ids.len()).map(|number| format!("${number}")).collect();
    let which = format!("id IN ({})", numbers.join(", "));
    let delete = changing(db, "DELETE FROM mails", &which, FREE);
    let values = ids.iter().copied().map(Value::from);
    let delete = Statement::from_sql_and_values(db.get_database_backend(), delete, values);
    if db.execute_raw(delete).await?.rows_affected() == ids.len() as u64 {
        return Ok(());
    }
    // Somebody takes them back just now, and may not come to an end with it. Each by itself.
    for id in ids {
        sql::execute(db, "DELETE FROM mails WHERE id = $1", [(*id).into()]).await?;
    }
    Ok(())
}
