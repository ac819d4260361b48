//! How many mails go to one address and to one registered domain, so that nobody is mail-bombed
//! from here. Kept in the database: a restart gives nobody a new allowance, and processes that
//! share a database share it. Only keyed hashes are stored.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::connect::Database;
use crate::entity::mail_budget::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// What one recipient may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// How long a window is, in milliseconds.
    pub window: i64,
    /// Mails in a window.
    pub limit: i64,
    /// Mails more for each that was answered, in this window and the last.
    pub for_each_answered: i64,
}

/// Takes one mail from a recipient's budget; false if there is none left. Of two calls at once
/// that want the last one, one gets it.
pub async fn take(
    db: &impl ConnectionTrait,
    recipient_hash: &str,
    budget: Budget,
    now: i64,
) -> StoreResult<bool> {
    // A clock that was set back begins a window as well: it must not hold for years.
    let taken = sql::execute(
        db,
        "INSERT INTO mail_budgets (recipient_hash, since, used, earned) VALUES ($1, $2, 1, 0) \
         ON CONFLICT (recipient_hash) DO UPDATE SET \
         used = CASE WHEN mail_budgets.since > $2 - $3 AND mail_budgets.since <= $2 \
             THEN mail_budgets.used + 1 ELSE 1 END, \
         earned = CASE WHEN mail_budgets.since > $2 - $3 AND mail_budgets.since <= $2 \
             THEN mail_budgets.earned ELSE mail_budgets.earned / 2 END, \
         since = CASE WHEN mail_budgets.since > $2 - $3 AND mail_budgets.since <= $2 \
             THEN mail_budgets.since ELSE $2 END \
         WHERE mail_budgets.used < $4 + $5 * mail_budgets.earned \
             OR mail_budgets.since <= $2 - $3 OR mail_budgets.since > $2",
        [
            recipient_hash.into(),
            now.into(),
            budget.window.into(),
            budget.limit.into(),
            budget.for_each_answered.into(),
        ],
    )
    .await?;
    Ok(taken > 0)
}

/// Takes one mail from each of these budgets, or from none; answers the place of the first that has none
/// left. In a transaction of its own, which is nobody's act. Whoever takes from two takes them in one
/// order, so that no two wait for each other.
pub async fn take_all(
    database: &Database,
    budgets: &[(&str, Budget)],
    now: i64,
) -> StoreResult<Option<usize>> {
    let transaction = database.begin().await?;
    for (place, (recipient_hash, budget)) in budgets.iter().enumerate() {
        if !take(&transaction, recipient_hash, *budget, now).await? {
            transaction.rollback().await?;
            return Ok(Some(place));
        }
    }
    transaction.commit_unlogged().await?;
    Ok(None)
}

/// How many mails were taken from a budget in its window; none where that is over.
pub async fn used(
    db: &impl ConnectionTrait,
    recipient_hash: &str,
    window: i64,
    now: i64,
) -> StoreResult<i64> {
    let row = Entity::find_by_id(recipient_hash).one(db).await?;
    let counts = |since: i64| (0..window).contains(&now.saturating_sub(since));
    Ok(row
        .filter(|row| counts(row.since))
        .map_or(0, |row| row.used))
}

/// Notes that somebody followed the link in a mail: the next mails are wanted, it seems.
pub async fn earn(db: &impl ConnectionTrait, recipient_hash: &str) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE mail_budgets SET earned = earned + 1 WHERE recipient_hash = $1",
        [recipient_hash.into()],
    )
    .await?;
    Ok(())
}

/// Forgets budgets whose window began before a time; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Since.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
