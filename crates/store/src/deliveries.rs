//! The rows of the delivery queue: one activity on its way to one inbox.
//!
//! Enqueued in the transaction that makes the change, sent host by host in id order (see
//! [`crate::delivery_hosts`] for who may send when), deleted when done. One that its host stumbles over
//! is [put off](put_off): it has a time of its own, and stands behind all that were not.

use std::collections::{BTreeSet, HashMap, HashSet, hash_map::Entry};

use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Value,
};

use crate::delivery_hosts;
use crate::entity::delivery::{Column, Entity};
use crate::entity::delivery_host;
use crate::error::{StoreError, StoreResult};
use crate::sql;

/// Neither a delivery nor a host is put off for so long, in milliseconds. A time that is further away was
/// written by a clock that has been set right since, while nobody was here to see it: it is not waited for.
pub const TOO_FAR_MILLIS: i64 = 4 * 60 * 60 * 1_000;

/// Begins a question about `waiting`: the hosts after the host `after` for which anything waits, each once and in their
/// order, and at the end NULL. The index leads from each to the next: neither how much waits for a host counts, nor how many
/// hosts are known for which nothing does. Whoever asks for a few goes no further: SQLite would else write all down first.
pub(crate) fn hosts_after(after: &str) -> String {
    format!(
        "WITH RECURSIVE waiting(host) AS NOT MATERIALIZED (\
         SELECT MIN(host) FROM deliveries WHERE host > {after} UNION ALL \
         SELECT (SELECT MIN(d.host) FROM deliveries d WHERE d.host > w.host) FROM waiting w \
         WHERE w.host IS NOT NULL)"
    )
}

/// What may be sent to the host `$1` at `$2`, at most `$4`: what was never put off in the order in which it
/// was enqueued, then what was put off until then, or until after `$3`, which is too far away. Each part is
/// bounded by itself: both databases read it by the index, in its order, and nothing beyond.
pub(crate) const NEXT: &str = "SELECT d.id, d.activity_id, d.inbox, d.actor, d.attempts, d.created_at, \
     (SELECT o.id FROM followers f JOIN organizations o ON o.id = f.organization_id \
     WHERE f.shared_inbox = d.inbox AND o.ap_id = d.actor LIMIT 1) AS shared_by FROM (\
     SELECT * FROM (SELECT * FROM deliveries WHERE host = $1 AND not_before <= $2 \
     ORDER BY not_before, id LIMIT $4) AS due UNION ALL \
     SELECT * FROM (SELECT * FROM deliveries WHERE host = $1 AND not_before > $3 \
     ORDER BY not_before, id LIMIT $4) AS too_far\
     ) AS d ORDER BY d.not_before, d.id LIMIT $4";

/// A delivery with all that is needed to send it, but for what is sent: that is the same for many
/// ([`crate::outbox::body`]).
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    /// The delivery's row id.
    pub id: i64,
    /// Whose row in the outbox it is.
    pub activity_id: i64,
    /// Where to.
    pub inbox: String,
    /// Whose key signs the request.
    pub actor: String,
    /// How often its host stumbled over it.
    pub attempts: i64,
    /// When it was enqueued.
    pub created_at: i64,
    /// The organisation that this actor is, where followers of it share the inbox.
    pub shared_by: Option<i64>,
}

/// An activity that is to be delivered.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its row in the outbox.
    pub activity_id: i64,
    /// Whose key signs the requests.
    pub actor: String,
    /// Where to.
    pub inboxes: Vec<String>,
}

/// Queues activities in their order, each once for every inbox. A host that was given up gets
/// nothing until it contacts us; the back-off of any other stays as it is. Answers how many rows
/// were added.
pub async fn enqueue(db: &impl ConnectionTrait, targets: &[Target], now: i64) -> StoreResult<u64> {
    // Many activities go to the same inboxes, and each address is read once.
    let mut host_of_each: HashMap<&str, String> = HashMap::new();
    for inbox in targets.iter().flat_map(|target| &target.inboxes) {
        if let Entry::Vacant(place) = host_of_each.entry(inbox.as_str()) {
            place.insert(host_of(inbox)?);
        }
    }
    let mut wanted: Vec<(usize, &str, &String)> = Vec::new();
    for (number, target) in targets.iter().enumerate() {
        let hosts = target.inboxes.iter().map(|inbox| {
            let host = &host_of_each[inbox.as_str()];
            (number, host.as_str(), inbox)
        });
        let mut inboxes: Vec<_> = hosts.collect();
        inboxes.sort_unstable();
        inboxes.dedup();
        wanted.extend(inboxes);
    }
    let hosts: BTreeSet<&str> = host_of_each.values().map(String::as_str).collect();
    let hosts: Vec<&str> = hosts.into_iter().collect();
    delivery_hosts::ensure(db, &hosts, now).await?;

    let add = format!(
        "INSERT INTO deliveries (activity_id, host, inbox, actor, created_at, attempts, not_before) \
         SELECT CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, r.value ->> 2, r.value ->> 3, \
         CAST($2 AS BIGINT), 0, 0 FROM {} WHERE NOT EXISTS (SELECT 1 FROM delivery_hosts h \
         WHERE h.host = r.value ->> 1 AND h.gave_up_at IS NOT NULL) \
         ORDER BY r.key ON CONFLICT (activity_id, inbox) DO NOTHING",
        sql::listed(db.get_database_backend())
    );
    let mut added = 0;
    for chunk in wanted.chunks(sql::CHUNK) {
        let rows: Vec<(i64, &str, &str, &str)> = chunk
            .iter()
            .map(|(number, host, inbox)| {
                let target = &targets[*number];
                (
                    target.activity_id,
                    *host,
                    inbox.as_str(),
                    target.actor.as_str(),
                )
            })
            .collect();
        added += sql::execute(db, &add, [sql::list(&rows), now.into()]).await?;
    }
    Ok(added)
}

/// The first `limit` deliveries for a host that may be sent at `now`, in the order in which they were
/// enqueued; those that were put off come last.
pub async fn batch(
    db: &impl ConnectionTrait,
    host: &str,
    now: i64,
    limit: u64,
) -> StoreResult<Vec<Waiting>> {
    let limit = sql::limit(limit);
    let too_far = now.saturating_add(TOO_FAR_MILLIS);
    let values = [host.into(), now.into(), too_far.into(), limit.into()];
    let statement = sql::statement(db, NEXT, values);
    Ok(Waiting::find_by_statement(statement).all(db).await?)
}

/// Removes a delivery: it arrived, or was refused for good.
pub async fn done(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Removes deliveries that arrived.
pub async fn done_many(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        // In one text, so that one statement is planned and kept, however many there are.
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let which = "id = ANY(CAST(string_to_array($1, ',') AS BIGINT[]))";
        change_where(db, DROP, which, [ids.join(",").into()]).await?;
    } else {
        sql::delete_in(db, Entity::delete_many(), Column::Id, ids).await?;
    }
    Ok(())
}

/// Notes why a delivery did not reach its host; it is tried again.
pub async fn not_reached(db: &impl ConnectionTrait, id: i64, error: &str) -> StoreResult<()> {
    let change = "UPDATE deliveries SET last_error = $1 WHERE id = $2";
    sql::execute(db, change, [error.into(), id.into()]).await?;
    Ok(())
}

/// Notes that a host did not take this one, though it is there; it is tried again.
pub async fn failed(db: &impl ConnectionTrait, id: i64, error: &str) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE deliveries SET attempts = attempts + 1, last_error = $1 WHERE id = $2",
        [error.into(), id.into()],
    )
    .await?;
    Ok(())
}

/// Puts a delivery off until a time, and behind those for its host that were not.
pub async fn put_off(db: &impl ConnectionTrait, id: i64, not_before: i64) -> StoreResult<()> {
    let change = "UPDATE deliveries SET not_before = $2 WHERE id = $1";
    sql::execute(db, change, [id.into(), not_before.into()]).await?;
    Ok(())
}

/// Removes everything for one inbox (it answered 410).
pub async fn drop_inbox(db: &impl ConnectionTrait, inbox: &str) -> StoreResult<u64> {
    let values = [host_of(inbox)?.into(), inbox.into()];
    change_where(db, DROP, "host = $1 AND inbox = $2", values).await
}

/// Removes what one actor has for one inbox.
pub async fn drop_from(db: &impl ConnectionTrait, actor: &str, inbox: &str) -> StoreResult<u64> {
    let values = [host_of(inbox)?.into(), inbox.into(), actor.into()];
    let which = "host = $1 AND inbox = $2 AND actor = $3";
    change_where(db, DROP, which, values).await
}

/// Removes everything of one actor. It is gone through all that waits, tens of thousands of rows in some milliseconds: nobody
/// is suspended often, and an index would be written with each delivery, twice.
pub async fn drop_actor(db: &impl ConnectionTrait, actor: &str) -> StoreResult<u64> {
    change_where(db, DROP, "actor = $1", [actor.into()]).await
}

/// Removes everything for one host.
pub async fn drop_host(db: &impl ConnectionTrait, host: &str) -> StoreResult<u64> {
    change_where(db, DROP, "host = $1", [host.into()]).await
}

/// How a statement begins that removes some.
const DROP: &str = "DELETE FROM deliveries";

/// Changes the deliveries of which a condition holds; answers how many. They are held host by host, in the order of their bytes,
/// and those hosts before them whose own rows are changed as well: so no two wait for each other.
pub(crate) async fn change_where<const N: usize>(
    db: &impl ConnectionTrait,
    change: &str,
    which: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let in_order = "ORDER BY host COLLATE \"C\", id FOR UPDATE";
    let change = sql::changing(db, ("deliveries", "id"), change, which, in_order);
    sql::execute(db, &change, values).await
}

/// Those of some hosts for which so many deliveries wait. No more of each are counted.
pub async fn crowded(
    db: &impl ConnectionTrait,
    hosts: &BTreeSet<String>,
    many: u64,
) -> StoreResult<HashSet<String>> {
    let hosts: Vec<&str> = hosts.iter().map(String::as_str).collect();
    let is_crowded = format!(
        "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM deliveries d \
         WHERE d.host = delivery_hosts.host LIMIT {many}) AS some_of_them) >= {many}"
    );
    let query = delivery_host::Entity::find()
        .select_only()
        .column(delivery_host::Column::Host)
        .filter(Expr::cust(is_crowded));
    let found: Vec<String> = sql::tuples_in(db, query, delivery_host::Column::Host, &hosts).await?;
    Ok(found.into_iter().collect())
}

/// Hosts for which deliveries wait, each once, in the order of their bytes.
pub async fn hosts(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    let mut hosts: Vec<String> = sql::distinct(db, Entity::find(), Column::Host).await?;
    hosts.sort_unstable();
    Ok(hosts)
}

/// How many deliveries wait. They are counted one by one.
pub async fn pending_count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    sql::number(db, "SELECT COUNT(*) FROM deliveries", []).await
}

/// How many deliveries wait for a host.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct WaitingAt {
    /// The host, with its port unless it is the default.
    pub host: String,
    /// How many.
    pub waiting: i64,
    /// The earliest time until which one is put off; 0 where any is not.
    pub not_before: i64,
    /// How often the host stumbled over the one of them over which it stumbled most.
    pub attempts: i64,
    /// What went wrong last with one of them.
    pub last_error: Option<String>,
}

/// What waits for each host, those with most first, at most `$1`. What was put off tells how often a host
/// stumbled over it: of the others the index tells all, and there may be very many.
pub(crate) const BY_HOST: &str = "SELECT w.host, w.waiting, w.not_before, COALESCE(\
     (SELECT MAX(d.attempts) FROM deliveries d WHERE d.host = w.host AND d.not_before > 0), 0\
     ) AS attempts, \
     (SELECT MAX(d.last_error) FROM deliveries d WHERE d.host = w.host AND d.not_before > 0\
     ) AS last_error FROM (SELECT host, COUNT(*) AS waiting, MIN(not_before) AS not_before \
     FROM deliveries GROUP BY host ORDER BY waiting DESC, host LIMIT $1) AS w \
     ORDER BY w.waiting DESC, w.host";

/// What waits of one actor's deliveries, by host. All that waits is gone through, for whoever looks at a page of the desk. An
/// index by actor would be written with each delivery, twice, and helps little: who has so much that it takes long has most of
/// the rows. Of 50,000, half of them the actor's, SQLite counts them in 31 ms, and by an index in 23.
pub async fn waiting_of(db: &impl ConnectionTrait, actor: &str) -> StoreResult<Vec<WaitingAt>> {
    let query = "SELECT host, COUNT(*) AS waiting, MIN(not_before) AS not_before, \
         MAX(attempts) AS attempts, MAX(last_error) AS last_error \
         FROM deliveries WHERE actor = $1 GROUP BY host ORDER BY host";
    let statement = sql::statement(db, query, [actor.into()]);
    Ok(WaitingAt::find_by_statement(statement).all(db).await?)
}

/// Most of one actor's deliveries for a host whose activities are read.
const LOOKED_AT: u64 = 2_000;

/// What the actor `$2` has for the host `$1` that did not get through: the host failed last, or stumbled over it. What was
/// put off and then the newest, as the index has them, and no more than `$3`.
const NAMING: &str = "SELECT a.body FROM (SELECT d.activity_id FROM deliveries d \
     JOIN delivery_hosts h ON h.host = d.host \
     WHERE d.host = $1 AND d.actor = $2 AND (d.attempts > 0 OR h.failures > 0) \
     ORDER BY d.not_before DESC, d.id DESC LIMIT $3) AS w \
     JOIN activities a ON a.id = w.activity_id WHERE a.body LIKE $4";

/// The activities of an actor that did not get through to a host so far, and in whose text some words stand, such as a member
/// with what it says. Of two spellings that look alike to the database both are found: whoever asks reads each.
pub async fn naming(
    db: &impl ConnectionTrait,
    host: &str,
    actor: &str,
    words: &str,
) -> StoreResult<Vec<String>> {
    let (most, words) = (sql::limit(LOOKED_AT), format!("%{words}%"));
    let values = [host.into(), actor.into(), most.into(), words.into()];
    sql::column(db, NAMING, values).await
}

/// What waits for each host, those with most first, at most `limit`.
pub async fn waiting_by_host(db: &impl ConnectionTrait, limit: u64) -> StoreResult<Vec<WaitingAt>> {
    let statement = sql::statement(db, BY_HOST, [sql::limit(limit).into()]);
    Ok(WaitingAt::find_by_statement(statement).all(db).await?)
}

/// The host by which deliveries are grouped: `host`, or `host:port` where the port is not the
/// scheme's own.
pub fn host_of(inbox: &str) -> StoreResult<String> {
    let refused = || StoreError::Inbox(inbox.to_owned());
    let url = url::Url::parse(inbox).map_err(|_| refused())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused());
    }
    let host = url.host_str().ok_or_else(refused)?;
    Ok(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_carries_its_port_unless_it_is_the_default() {
        assert_eq!(host_of("https://Hub.example/inbox").unwrap(), "hub.example");
        assert_eq!(host_of("https://hub.example:443/i").unwrap(), "hub.example");
        assert_eq!(
            host_of("http://hub.localhost:8081/inbox").unwrap(),
            "hub.localhost:8081"
        );
        assert!(host_of("mailto:hub@example.org").is_err());
        assert!(host_of("hub.example").is_err());
    }
}
