//! How things stand with each server that we deliver to: when to try next, and which worker is at
//! it. One worker at a time sends to a host, so that its deliveries arrive in order, and a host
//! that is down costs one attempt per back-off, however many deliveries wait for it.
//!
//! A worker calls [`claim_hosts`], sends [`crate::deliveries::batch`]es, calls [`renew`] if that
//! takes long, and ends with [`host_succeeded`], [`host_failed`], [`give_up`] or [`release`]. A
//! worker that dies loses its host when the lease runs out.

mod given_up;
mod leases;
mod rest;

use sea_orm::{ConnectionTrait, EntityTrait};

use crate::deliveries;
use crate::entity::delivery_host::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::delivery_host::Model as DeliveryHost;
pub use given_up::{count_given_up, given_up, given_up_with_followers};
pub use leases::{After, Claimed, claim_hosts, clear_leases, release, renew};

/// When the next delivery may be sent. Of each host for which anything waits the first is looked at: one that was never
/// put off stands before those that were.
fn next_due() -> String {
    let waiting = deliveries::hosts_after("''");
    format!(
        "{waiting}, queues AS MATERIALIZED (SELECT h.lease_until, h.next_at, \
         (SELECT CASE d.not_before WHEN 0 THEN d.created_at ELSE d.not_before END FROM deliveries d \
         WHERE d.host = h.host ORDER BY d.not_before, d.id LIMIT 1) AS queued \
         FROM waiting w CROSS JOIN delivery_hosts h WHERE h.host = w.host AND h.gave_up_at IS NULL) \
         SELECT MIN(CASE WHEN lease_until > next_at AND lease_until > queued THEN lease_until \
         WHEN next_at > queued THEN next_at ELSE queued END) FROM queues"
    )
}

/// How many hosts failed last while something waits for them: for the host, and not only, as what it
/// stumbled over, for a time of its own.
const COUNT_FAILING: &str = "SELECT COUNT(*) FROM delivery_hosts h \
     WHERE h.failures > 0 AND h.gave_up_at IS NULL \
     AND (SELECT MIN(d.not_before) FROM deliveries d WHERE d.host = h.host) <= h.next_at";

/// To which hosts nothing waits, and at which nobody has been since `$1`.
const UNUSED: &str = "(lease_until IS NULL OR lease_until < $1) \
     AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.host = delivery_hosts.host)";

/// Makes rows for hosts that have none, due at `now`.
pub(crate) async fn ensure(db: &impl ConnectionTrait, hosts: &[&str], now: i64) -> StoreResult<()> {
    let add = format!(
        "INSERT INTO delivery_hosts (host, next_at, failures) \
         SELECT r.value ->> 0, CAST($2 AS BIGINT), 0 FROM {} \
         WHERE TRUE ORDER BY r.key ON CONFLICT (host) DO NOTHING",
        sql::listed(db.get_database_backend())
    );
    for some in hosts.chunks(sql::CHUNK) {
        let rows: Vec<[&str; 1]> = some.iter().map(|host| [*host]).collect();
        sql::execute(db, &add, [sql::list(&rows), now.into()]).await?;
    }
    Ok(())
}

/// Notes whether a host took its time when it was sent to.
pub async fn set_slow(db: &impl ConnectionTrait, host: &str, slow: bool) -> StoreResult<()> {
    let change = "UPDATE delivery_hosts SET slow = $2 WHERE host = $1";
    sql::execute(db, change, [host.into(), slow.into()]).await?;
    Ok(())
}

/// The host took what it was sent: ends its back-off and the lease. Answers false if the lease had gone to
/// somebody else.
pub async fn host_succeeded(
    db: &impl ConnectionTrait,
    host: &str,
    holder: &str,
    now: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET failures = 0, failing_since = NULL, next_at = $3, last_error = NULL, \
         lease_until = NULL, lease_holder = NULL WHERE host = $1 AND lease_holder = $2",
        [host.into(), holder.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// The same of several hosts, each with who sent to it, and of deliveries that arrived, whosever they were. As whoever gives a
/// host up, it holds the hosts, by name, before what waits for any: no two processes wait for each other crosswise. Call it in a
/// transaction.
pub async fn settle(
    db: &impl ConnectionTrait,
    took_all: &[(&str, &str)],
    arrived: &[i64],
    now: i64,
) -> StoreResult<()> {
    let mut took_all = took_all.to_vec();
    took_all.sort_unstable();
    for (host, holder) in took_all {
        host_succeeded(db, host, holder, now).await?;
    }
    deliveries::done_many(db, arrived).await
}

/// A host that nobody has tried for longer than this, in milliseconds, after it might have been, has not
/// been failing for all that time: it is counted anew.
pub const UNTRIED_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// The host failed at `now`: nothing is sent before `next_at`. Where it had taken something just before
/// (`anew`), or nobody has tried it for long, that is its first failure. Ends the lease; answers false if
/// it had gone to somebody else.
pub async fn host_failed(
    db: &impl ConnectionTrait,
    host: &str,
    holder: &str,
    now: i64,
    anew: bool,
    next_at: i64,
    error: &str,
) -> StoreResult<bool> {
    // Whatever was tried before this time does not count.
    let counts_from = match anew {
        true => i64::MAX,
        false => now - UNTRIED_MILLIS,
    };
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET next_at = $3, last_error = $4, \
         failures = CASE WHEN next_at < $6 THEN 1 ELSE failures + 1 END, \
         failing_since = CASE WHEN next_at < $6 THEN $5 ELSE COALESCE(failing_since, $5) END, \
         lease_until = NULL, lease_holder = NULL WHERE host = $1 AND lease_holder = $2",
        [
            host.into(),
            holder.into(),
            next_at.into(),
            error.into(),
            now.into(),
            counts_from.into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Nothing came of a turn: ends the lease, and says nothing of the host but when it was.
pub async fn nothing_sent(
    db: &impl ConnectionTrait,
    host: &str,
    holder: &str,
    now: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET next_at = $3, lease_until = NULL, lease_holder = NULL \
         WHERE host = $1 AND lease_holder = $2",
        [host.into(), holder.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Gives a host up: what waits for it is deleted, and nothing is enqueued until it contacts us. Nothing
/// happens, and none is answered, where the lease had gone to somebody else, or the host has just
/// contacted us. Call it in a transaction.
pub async fn give_up(
    db: &impl ConnectionTrait,
    host: &str,
    holder: &str,
    now: i64,
) -> StoreResult<Option<u64>> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET gave_up_at = $2, lease_until = NULL, lease_holder = NULL \
         WHERE host = $1 AND lease_holder = $3 AND failing_since IS NOT NULL",
        [host.into(), now.into(), holder.into()],
    )
    .await?;
    match changed {
        0 => Ok(None),
        _ => Ok(Some(deliveries::drop_host(db, host).await?)),
    }
}

/// The host contacted us, so it is there: ends its back-off, and its having been given up.
/// Answers whether that changed anything; where not, nothing is written. Call it in a transaction.
pub async fn reset_backoff(db: &impl ConnectionTrait, host: &str, now: i64) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE delivery_hosts SET failures = 0, failing_since = NULL, next_at = $2, gave_up_at = NULL \
         WHERE host = $1 AND (failures > 0 OR next_at > $2 OR gave_up_at IS NOT NULL)",
        [host.into(), now.into()],
    )
    .await?;
    if changed > 0 {
        wake_put_off(db, host, now).await?;
    }
    Ok(changed > 0)
}

/// What a host stumbled over may be tried again at once. Answers how many deliveries that are.
async fn wake_put_off(db: &impl ConnectionTrait, host: &str, now: i64) -> StoreResult<u64> {
    let change = "UPDATE deliveries SET not_before = $2";
    let which = "host = $1 AND not_before > $2";
    deliveries::change_where(db, change, which, [host.into(), now.into()]).await
}

/// Somebody wants it tried now: ends the pause after a failure, also of single deliveries, not the
/// count of failures, so that the next pause is no shorter. Answers whether anything paused; a host that
/// was given up stays so. Call it in a transaction.
pub async fn retry_now(db: &impl ConnectionTrait, host: &str, now: i64) -> StoreResult<bool> {
    let paused = sql::execute(
        db,
        "UPDATE delivery_hosts SET next_at = $2 \
         WHERE host = $1 AND next_at > $2 AND gave_up_at IS NULL",
        [host.into(), now.into()],
    )
    .await?;
    Ok(paused + wake_put_off(db, host, now).await? > 0)
}

/// The rows of some hosts.
pub async fn by_hosts(db: &impl ConnectionTrait, hosts: &[&str]) -> StoreResult<Vec<DeliveryHost>> {
    sql::all_in(db, Entity::find(), Column::Host, hosts).await
}

/// Remembers which HTTP signature scheme a host accepts; makes its row where there is none.
pub async fn set_signature_scheme(
    db: &impl ConnectionTrait,
    host: &str,
    scheme: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO delivery_hosts (host, next_at, failures, signature_scheme) \
         VALUES ($1, $2, 0, $3) \
         ON CONFLICT (host) DO UPDATE SET signature_scheme = excluded.signature_scheme",
        [host.into(), now.into(), scheme.into()],
    )
    .await?;
    Ok(())
}

/// Forgets hosts to which nothing was to be sent since `before` and to which nothing waits, also
/// which signatures they take, and that they were given up: that is found out again. Of those to which nothing waits and of
/// which nothing else is known, `most` stay, the newest. Answers how many were forgotten.
pub async fn prune(
    db: &impl ConnectionTrait,
    before: i64,
    most: u64,
    now: i64,
) -> StoreResult<u64> {
    // Queued in the very moment in which the host was given up.
    let of_given_up = "host IN (SELECT host FROM delivery_hosts WHERE gave_up_at IS NOT NULL)";
    deliveries::change_where(db, "DELETE FROM deliveries", of_given_up, []).await?;
    let forget = format!("DELETE FROM delivery_hosts WHERE next_at < $1 AND {UNUSED}");
    let forgotten = sql::execute(db, &forget, [before.into()]).await?;
    let forgotten = forgotten + forget_idle(db, most, now).await?;
    // A delivery that was stored in that very moment would never be found without its host.
    sql::execute(
        db,
        "INSERT INTO delivery_hosts (host, next_at, failures) \
         SELECT DISTINCT d.host, CAST($1 AS BIGINT), 0 FROM deliveries d \
         WHERE NOT EXISTS (SELECT 1 FROM delivery_hosts h WHERE h.host = d.host) \
         ON CONFLICT (host) DO NOTHING",
        [now.into()],
    )
    .await?;
    Ok(forgotten)
}

/// Has no more than so many hosts be remembered for nothing but the signatures they take. Each name below a domain of which
/// somebody has had a document fetched may be one, and names cost their owner nothing.
async fn forget_idle(db: &impl ConnectionTrait, most: u64, now: i64) -> StoreResult<u64> {
    let idle = format!("failures = 0 AND gave_up_at IS NULL AND {UNUSED}");
    let count = format!("SELECT COUNT(*) FROM delivery_hosts WHERE {idle}");
    let count = sql::number(db, &count, [now.into()]).await?;
    let over = count.saturating_sub(most);
    if over == 0 {
        return Ok(0);
    }
    let forget = format!(
        "DELETE FROM delivery_hosts WHERE {idle} AND host IN ( \
         SELECT host FROM delivery_hosts WHERE {idle} ORDER BY next_at, host LIMIT $2)"
    );
    sql::execute(db, &forget, [now.into(), sql::limit(over).into()]).await
}

/// How things stand with one host.
pub async fn by_host(db: &impl ConnectionTrait, host: &str) -> StoreResult<Option<DeliveryHost>> {
    Ok(Entity::find_by_id(host).one(db).await?)
}

/// How many hosts failed last and have something to be sent: not those that were given up, those for
/// which nothing waits, and those that only stumble over one thing and take the others.
pub async fn count_failing(db: &impl ConnectionTrait) -> StoreResult<u64> {
    sql::number(db, COUNT_FAILING, []).await
}

/// When the next delivery may be sent (possibly in the past: now); absent when none waits. Not before
/// it was queued, however long ago its host was asked last.
pub async fn next_due_at(db: &impl ConnectionTrait) -> StoreResult<Option<i64>> {
    let due = sql::value::<Option<i64>, 0>(db, &next_due(), []).await?;
    Ok(due.flatten())
}

/// The clock was set back by `by` milliseconds, to `now`: pauses that would last so much longer end
/// when they would have. Answers of how many hosts something was changed. As whoever gives one up, it holds the hosts before
/// what waits for them.
pub async fn set_back(db: &impl ConnectionTrait, now: i64, by: i64) -> StoreResult<u64> {
    let change = "UPDATE delivery_hosts SET \
         failing_since = CASE WHEN failing_since > $1 THEN failing_since - $2 ELSE failing_since END, \
         next_at = CASE WHEN next_at > $1 THEN next_at - $2 ELSE next_at END";
    let which = "failing_since > $1 OR next_at > $1";
    let in_order = "ORDER BY host COLLATE \"C\" FOR UPDATE";
    let hosts = sql::changing(db, ("delivery_hosts", "host"), change, which, in_order);
    let changed = sql::execute(db, &hosts, [now.into(), by.into()]).await?;
    let change = "UPDATE deliveries SET not_before = not_before - $2";
    deliveries::change_where(db, change, "not_before > $1", [now.into(), by.into()]).await?;
    Ok(changed)
}

#[cfg(test)]
mod plans;
