//! Which worker is at a host. A lease is kept while the worker sends, and ends by itself when the worker dies.

use std::time::{Duration, Instant};

use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter};

use super::rest::Rest;
use crate::deliveries::{self, TOO_FAR_MILLIS};
use crate::entity::delivery_host::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

/// Whether a host may be sent to at `$1`. A clock may have been set back since a row was written: only a host that failed is
/// waited for, nothing is until after `$2`, which is too far away, and a lease that would end in more than a minute is nobody's
/// (workers take 30 seconds). The first and the last of what waits are asked for, and not whether there is any between: they
/// stand at the ends of the index, however much was put off.
const IS_DUE: &str = "(h.next_at <= $1 OR h.failures = 0 OR h.next_at > $2) AND h.gave_up_at IS NULL \
     AND (h.lease_until IS NULL OR h.lease_until <= $1 OR h.lease_until > $1 + 60000) \
     AND ((SELECT MIN(d.not_before) FROM deliveries d WHERE d.host = h.host) <= $1 \
     OR (SELECT MAX(d.not_before) FROM deliveries d WHERE d.host = h.host) > $2)";
/// Of these none that took its time.
pub(super) const QUICK: &str = " AND NOT h.slow";

/// The hosts after `$3` that are due, in their order; how many is to follow. Each is looked up as what waits leads to it: most of
/// the hosts that are known have nothing to get, and in another order some would be passed over again and again. A mere join
/// does not say so: PostgreSQL goes through a table of few hosts as it stands there.
fn due(backend: DbBackend, which: &str) -> String {
    let waiting = deliveries::hosts_after("$3");
    match backend {
        DbBackend::Postgres => format!(
            "{waiting} SELECT due.host FROM waiting w CROSS JOIN LATERAL (SELECT h.host FROM delivery_hosts h \
             WHERE h.host = w.host AND {IS_DUE}{which} FOR UPDATE SKIP LOCKED) AS due"
        ),
        // SQLite takes the tables of a CROSS JOIN as they are named.
        _ => format!(
            "{waiting} SELECT h.host FROM waiting w CROSS JOIN delivery_hosts h \
             WHERE h.host = w.host AND {IS_DUE}{which}"
        ),
    }
}

/// Whether any host after `$3` is due. Only on SQLite: it locks nothing.
pub(super) fn look(which: &str) -> String {
    format!("{} LIMIT 1", due(DbBackend::Sqlite, which))
}

/// Takes at most `$4` hosts after `$3` that are due, until `$5`, in the name of `$6`. One statement is a transaction of its
/// own, and takes the write lock at its beginning.
pub(super) fn claim(backend: DbBackend, which: &str) -> String {
    let due = due(backend, which);
    match backend {
        // MATERIALIZED: the rows must be chosen and locked once, not once per row compared.
        DbBackend::Postgres => format!(
            "WITH c AS MATERIALIZED ({due} LIMIT $4) \
             UPDATE delivery_hosts SET lease_until = $5, lease_holder = $6 \
             FROM c WHERE delivery_hosts.host = c.host \
             RETURNING delivery_hosts.host, delivery_hosts.slow, delivery_hosts.failures, \
             delivery_hosts.signature_scheme"
        ),
        _ => format!(
            "UPDATE delivery_hosts SET lease_until = $5, lease_holder = $6 \
             WHERE host IN ({due} LIMIT $4) \
             RETURNING host, slow, failures, signature_scheme"
        ),
    }
}

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

/// After which host the next claim goes on: of all hosts, and, where there is no room for slow ones, of those that are quick.
/// Whoever keeps it from claim to claim passes over no host that is due: in either round, each has its turn before any has a
/// second.
#[derive(Debug, Default)]
pub struct After {
    all: String,
    quick: String,
    rest: Rest,
}

impl After {
    /// For how long quick hosts are not looked for again, where the last claim left them out for that: they may be due by now.
    #[must_use]
    pub fn rest(&self) -> Option<Duration> {
        self.rest.left(Instant::now())
    }
}

/// Takes as many hosts as are due, have deliveries waiting and are nobody else's, for `lease_ms` milliseconds, but no
/// more than `limit`, and no more than `slow` of those that took their time when they were sent to last. `holder` names
/// the worker, unique among all processes. Where there is no room for slow hosts, and no other was due just before, it takes
/// none for a moment.
pub async fn claim_hosts(
    db: &impl ConnectionTrait,
    after: &mut After,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: usize,
    slow: usize,
) -> StoreResult<Vec<Claimed>> {
    after.rest.begin();
    let in_turn = limit.min(slow);
    let claimed = match in_turn {
        0 => Vec::new(),
        _ => claim_which(db, &mut after.all, holder, now, lease_ms, in_turn, "").await?,
    };
    if claimed.len() < in_turn || in_turn == limit {
        return Ok(claimed);
    }
    // There may be more: the other places are for those that are not slow.
    let began = Instant::now();
    if after.rest.lasts(began) {
        return Ok(claimed);
    }
    let (quick, left) = (&mut after.quick, limit - in_turn);
    let others = claim_which(db, quick, holder, now, lease_ms, left, QUICK).await;
    let was_none = others.as_ref().is_ok_and(Vec::is_empty);
    after.rest.looked(began, Instant::now(), was_none);
    with(claimed, others)
}

/// Those that are taken are sent to even where the database has gone away meanwhile.
fn with(mut claimed: Vec<Claimed>, others: StoreResult<Vec<Claimed>>) -> StoreResult<Vec<Claimed>> {
    if claimed.is_empty() {
        return others;
    }
    claimed.extend(others.unwrap_or_default());
    Ok(claimed)
}

/// Takes no more than `limit` hosts, and only such as it says: first those that stand after the last that was taken so, then
/// those before. Where that is all that are due, the next round begins with the first.
async fn claim_which(
    db: &impl ConnectionTrait,
    after: &mut String,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: usize,
    which: &str,
) -> StoreResult<Vec<Claimed>> {
    let from = std::mem::take(after);
    let mut claimed = claim_after(db, &from, holder, now, lease_ms, limit, which).await?;
    let mut passed = 0;
    if claimed.len() < limit && !from.is_empty() {
        passed = claimed.len();
        let before = claim_after(db, "", holder, now, lease_ms, limit - passed, which).await;
        claimed = with(claimed, before)?;
    }
    if claimed.len() == limit {
        // There may be more behind the last of them, which are answered in no order. A database that orders names
        // otherwise than by their bytes goes on behind another of them: nobody is passed over.
        let last = claimed.iter().skip(passed).map(|one| &one.host).max();
        *after = last.cloned().unwrap_or_default();
    }
    Ok(claimed)
}

/// Takes no more than `limit` hosts that stand after this one.
async fn claim_after(
    db: &impl ConnectionTrait,
    after: &str,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: usize,
    which: &str,
) -> StoreResult<Vec<Claimed>> {
    let backend = db.get_database_backend();
    let too_far = now.saturating_add(TOO_FAR_MILLIS);
    // A look first, because on SQLite a write, even one that finds nothing, waits for its turn.
    if backend != DbBackend::Postgres {
        let values = [now.into(), too_far.into(), after.into()];
        let due: Option<String> = sql::value(db, &look(which), values).await?;
        if due.is_none() {
            return Ok(Vec::new());
        }
    }
    let values = [
        now.into(),
        too_far.into(),
        after.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
        now.saturating_add(lease_ms).into(),
        holder.into(),
    ];
    let statement = sql::statement(db, &claim(backend, which), values);
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
