//! Which worker is at a host. A lease is kept while the worker sends, and ends by itself when the worker dies.

use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter};

use crate::deliveries::TOO_FAR_MILLIS;
use crate::entity::delivery_host::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// Hosts that may be sent to at `$1`. A clock may have been set back since a row was written: only a host that
/// failed is waited for, nothing is until after `$2`, which is too far away, and a lease that would end in more than a minute is
/// nobody's (workers take 30 seconds). The first and the last of what waits are asked for, and not
/// whether there is any between: they stand at the ends of the index, however much was put off.
pub(super) const DUE: &str = "SELECT h.host FROM delivery_hosts h \
     WHERE (h.next_at <= $1 OR h.failures = 0 OR h.next_at > $2) AND h.gave_up_at IS NULL \
     AND (h.lease_until IS NULL OR h.lease_until <= $1 OR h.lease_until > $1 + 60000) \
     AND ((SELECT MIN(d.not_before) FROM deliveries d WHERE d.host = h.host) <= $1 \
     OR (SELECT MAX(d.not_before) FROM deliveries d WHERE d.host = h.host) > $2)";
/// Of these none that took its time.
pub(super) const QUICK: &str = " AND NOT h.slow";
/// Those that waited longest first; how many is to follow.
pub(super) const IN_TURN: &str = " ORDER BY h.next_at LIMIT ";

/// A host that a worker has taken.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Claimed {
    /// The host.
    pub host: String,
    /// Whether it took its time when it was sent to last.
    pub slow: bool,
    /// How often it failed in a row.
    pub failures: i64,
    /// The HTTP signature scheme that it last accepted.
    pub signature_scheme: Option<String>,
}

/// Takes one host that is due, has deliveries waiting, and is nobody else's, for `lease_ms`
/// milliseconds. `holder` names the worker, unique among all processes.
pub async fn claim_host(
    db: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
) -> StoreResult<Option<Claimed>> {
    let claimed = claim_hosts(db, holder, now, lease_ms, 1, 1).await?;
    Ok(claimed.into_iter().next())
}

/// Takes as many such hosts as there are, but no more than `limit`, and no more than `slow` of those that took their
/// time when they were sent to last.
pub async fn claim_hosts(
    db: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: usize,
    slow: usize,
) -> StoreResult<Vec<Claimed>> {
    let in_turn = limit.min(slow);
    let mut claimed = match in_turn {
        0 => Vec::new(),
        _ => claim_which(db, holder, now, lease_ms, in_turn, "").await?,
    };
    if claimed.len() < in_turn || in_turn == limit {
        return Ok(claimed);
    }
    // There may be more: the other places are for those that are not slow.
    let others = claim_which(db, holder, now, lease_ms, limit - in_turn, QUICK).await;
    if claimed.is_empty() {
        return others;
    }
    // Those that are taken are sent to even where the database has gone away meanwhile.
    claimed.extend(others.unwrap_or_default());
    Ok(claimed)
}

/// Takes no more than `limit` hosts, and only such as it says.
async fn claim_which(
    db: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: usize,
    which: &str,
) -> StoreResult<Vec<Claimed>> {
    let too_far = now.saturating_add(TOO_FAR_MILLIS);
    let values = [
        now.into(),
        too_far.into(),
        now.saturating_add(lease_ms).into(),
        holder.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let due = format!("{DUE}{which}{IN_TURN}");
    // One statement is a transaction of its own, and takes the write lock at its beginning.
    let claim = if db.get_database_backend() == DbBackend::Postgres {
        // MATERIALIZED: the rows must be chosen and locked once, not once per row compared.
        format!(
            "WITH c AS MATERIALIZED ({due} $5 FOR UPDATE OF h SKIP LOCKED) \
             UPDATE delivery_hosts SET lease_until = $3, lease_holder = $4 \
             FROM c WHERE delivery_hosts.host = c.host \
             RETURNING delivery_hosts.host, delivery_hosts.slow, delivery_hosts.failures, \
             delivery_hosts.signature_scheme"
        )
    } else {
        // A look first, because on SQLite a write, even one that finds nothing, waits for its turn.
        let look = format!("{due} 1");
        if sql::value::<String, 2>(db, &look, [now.into(), too_far.into()])
            .await?
            .is_none()
        {
            return Ok(Vec::new());
        }
        format!(
            "UPDATE delivery_hosts SET lease_until = $3, lease_holder = $4 \
             WHERE host IN ({due} $5) RETURNING host, slow, failures, signature_scheme"
        )
    };
    let statement = sql::statement(db, &claim, values);
    Ok(Claimed::find_by_statement(statement).all(db).await?)
}

/// Keeps the lease until a later time; false if it had gone to somebody else, who sends now.
pub async fn renew(
    db: &impl ConnectionTrait,
    host: &str,
    holder: &str,
    until: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET lease_until = $3 WHERE host = $1 AND lease_holder = $2",
        [host.into(), holder.into(), until.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Ends the lease and says nothing about the host (the worker shuts down).
pub async fn release(db: &impl ConnectionTrait, host: &str, holder: &str) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET lease_until = NULL, lease_holder = NULL \
         WHERE host = $1 AND lease_holder = $2",
        [host.into(), holder.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Ends every lease. Only for a database that no other process works on: after a crash nobody is
/// left to end those of the crashed one.
pub async fn clear_leases(db: &impl ConnectionTrait) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::LeaseUntil, None::<i64>.into())
        .col_expr(Column::LeaseHolder, None::<String>.into())
        .filter(Column::LeaseHolder.is_not_null())
        .exec(db)
        .await?;
    Ok(())
}
