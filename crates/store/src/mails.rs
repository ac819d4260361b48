//! Mails on their way: enqueued in the transaction that gives the reason, sent at least once,
//! deleted when the mail server has taken them.
//!
//! Whom a mail goes to and what it says is sealed. A worker calls [`claim`], sends, and ends with
//! [`sent`], [`put_off`], [`give_up`] or [`release`]. What a dead worker held is free again when
//! its lease runs out; the `Message-ID` stays the same, so that whoever got it already can tell.

mod about;
mod holding;
mod late;
mod mail;
mod server;
mod standing;

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
};

use crate::entity::mail::{ActiveModel, Column, Entity};
use crate::error::{StoreError, StoreResult};
use crate::seal::SecretKey;
use crate::sql;
use holding::{FREE, IN_ORDER, changing};

pub use about::{About, drop_about};
pub(crate) use about::{
    drop_about_entry, drop_about_expired_requests, drop_about_people, drop_about_requests,
    drop_about_rows, drop_about_signature,
};
pub(crate) use holding::drop_where;
pub use holding::sent;
pub use late::count_from_sending;
pub use mail::{Mail, unsubscribe_headers};
pub use server::{
    server_accepts, server_defers, server_defers_all, server_fails, server_fails_since,
    server_works,
};
pub use standing::{Standing, are_failing, bulk_due, standing};

/// Whose turn it is, where many mails wait. What strangers ask for, however much, holds up nobody at a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// Before all others: to people with an account here, or who run this server.
    First,
    /// As it was queued.
    #[default]
    InOrder,
    /// One of many, after all others.
    Last,
}

impl Turn {
    /// By which rows are ordered.
    fn stored(self) -> i64 {
        match self {
            Self::First => -1,
            Self::InOrder => 0,
            Self::Last => 1,
        }
    }
}

/// Which list a mail belongs to, if any, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Whose subscription ends where the mailbox is not there.
    pub subscriber_id: Option<i64>,
    /// Which mails it lets go first.
    pub turn: Turn,
    /// In whose name it is written, where nobody is to get it any more once that one is suspended.
    pub organization_id: Option<i64>,
    /// What it is about, where nobody is to get it any more once that has ended.
    pub about: Option<About>,
}

/// A mail that a worker has taken on.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Claimed {
    /// Its row.
    pub id: i64,
    /// `name@host`.
    pub message_id: String,
    /// See [`Claimed::open`].
    pub sealed: Vec<u8>,
    /// When it was enqueued.
    pub created_at: i64,
    /// How often it failed.
    pub failures: i64,
    /// Whose subscription it belongs to.
    pub subscriber_id: Option<i64>,
    /// What it is [`About`], as it is stored.
    pub about: Option<String>,
}

impl Claimed {
    /// What the mail says, and to whom.
    pub fn open(&self, secret: &SecretKey) -> StoreResult<Mail> {
        let plain = secret.open(&self.sealed, aad(&self.message_id).as_bytes())?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Sealed)
    }
}

/// Mails that may be sent at `$1`, by [`Turn`], and of one turn those first that wait longest. A clock may have been set back:
/// a lease that would end in more than half an hour is nobody's (workers take 30 seconds), and no mail is
/// waited for that would be due in more than four hours (none is put off for more than three).
const DUE: &str = "SELECT m.id FROM mails m \
     WHERE m.gave_up_at IS NULL AND (m.next_at <= $1 OR m.next_at > $1 + 14400000) \
     AND (m.lease_until IS NULL OR m.lease_until <= $1 OR m.lease_until > $1 + 1800000) \
     ORDER BY m.bulk, m.next_at, m.id LIMIT $4";

/// Queues a mail. `message_id` is `name@host`, and new.
pub async fn enqueue(
    db: &impl ConnectionTrait,
    secret: &SecretKey,
    message_id: &str,
    mail: &Mail,
    now: i64,
) -> StoreResult<()> {
    enqueue_listed(db, secret, message_id, mail, now, Listed::default()).await
}

/// The same for a mail that belongs to a list.
pub async fn enqueue_listed(
    db: &impl ConnectionTrait,
    secret: &SecretKey,
    message_id: &str,
    mail: &Mail,
    now: i64,
    listed: Listed,
) -> StoreResult<()> {
    let plain = serde_json::to_vec(mail).map_err(|_| StoreError::Sealed)?;
    let row = ActiveModel {
        message_id: ActiveValue::Set(message_id.to_owned()),
        sealed: ActiveValue::Set(secret.seal(&plain, aad(message_id).as_bytes())?),
        created_at: ActiveValue::Set(now),
        next_at: ActiveValue::Set(now),
        failures: ActiveValue::Set(0),
        bulk: ActiveValue::Set(listed.turn.stored()),
        subscriber_id: ActiveValue::Set(listed.subscriber_id),
        organization_id: ActiveValue::Set(listed.organization_id),
        about: ActiveValue::Set(listed.about.map(|about| about.to_string())),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Takes up to `limit` mails that are due and nobody else's, for `lease_ms` milliseconds. `holder`
/// names the worker, unique among all processes.
pub async fn claim(
    db: &impl ConnectionTrait,
    holder: &str,
    now: i64,
    lease_ms: i64,
    limit: u64,
) -> StoreResult<Vec<Claimed>> {
    let values = [
        now.into(),
        now.saturating_add(lease_ms).into(),
        holder.into(),
        sql::limit(limit).into(),
    ];
    let returning = "RETURNING mails.id, mails.message_id, mails.sealed, mails.created_at, \
         mails.failures, mails.subscriber_id, mails.about";
    let claim = if db.get_database_backend() == DbBackend::Postgres {
        // MATERIALIZED: the rows must be chosen and locked once, not once per row compared.
        format!(
            "WITH c AS MATERIALIZED ({DUE} FOR UPDATE OF m SKIP LOCKED) \
             UPDATE mails SET lease_until = $2, lease_holder = $3 \
             FROM c WHERE mails.id = c.id {returning}"
        )
    } else {
        // A look first, because on SQLite a write, even one that finds nothing, waits for its turn.
        let look = DUE.replace("$4", "1");
        if sql::value::<i64, 1>(db, &look, [now.into()])
            .await?
            .is_none()
        {
            return Ok(Vec::new());
        }
        format!(
            "UPDATE mails SET lease_until = $2, lease_holder = $3 WHERE id IN ({DUE}) {returning}"
        )
    };
    let statement = sql::statement(db, &claim, values);
    let mut claimed = Claimed::find_by_statement(statement).all(db).await?;
    claimed.sort_by_key(|mail| mail.id);
    Ok(claimed)
}

/// Whether a mail is still the worker's at `now`: its lease may have run out, so that another sends it, and it
/// may have been taken back.
pub async fn is_held(
    db: &impl ConnectionTrait,
    id: i64,
    holder: &str,
    now: i64,
) -> StoreResult<bool> {
    let held = sql::value::<i64, 3>(
        db,
        "SELECT id FROM mails WHERE id = $1 AND lease_holder = $2 AND lease_until > $3",
        [id.into(), holder.into(), now.into()],
    )
    .await?;
    Ok(held.is_some())
}

/// The mail was not taken this time: nothing is tried before `next_at`. `error` names nobody.
pub async fn put_off(
    db: &impl ConnectionTrait,
    id: i64,
    holder: &str,
    next_at: i64,
    error: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE mails SET failures = failures + 1, next_at = $3, last_error = $4, \
         lease_until = NULL, lease_holder = NULL WHERE id = $1 AND lease_holder = $2",
        [id.into(), holder.into(), next_at.into(), error.into()],
    )
    .await?;
    Ok(())
}

/// The mail server went away while this mail was sent: it is tried again with the others, after them.
/// Where it was this mail that it could not take, the others are not held up by it.
pub async fn to_the_end(
    db: &impl ConnectionTrait,
    id: i64,
    holder: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE mails SET next_at = $3, lease_until = NULL, lease_holder = NULL \
         WHERE id = $1 AND lease_holder = $2",
        [id.into(), holder.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// The mail will never be taken: what it says, whose it is and what it is about are forgotten, the row stays to be
/// counted.
pub async fn give_up(
    db: &impl ConnectionTrait,
    id: i64,
    holder: &str,
    now: i64,
    error: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE mails SET gave_up_at = $3, last_error = $4, sealed = $5, \
         subscriber_id = NULL, organization_id = NULL, about = NULL, \
         lease_until = NULL, lease_holder = NULL WHERE id = $1 AND lease_holder = $2",
        [
            id.into(),
            holder.into(),
            now.into(),
            error.into(),
            Vec::<u8>::new().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes back what waits in an organisation's name; answers how many mails.
pub async fn drop_of(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    let which = "gave_up_at IS NULL AND organization_id = $1";
    drop_where(db, which, [organization_id.into()]).await
}

/// Takes back what waits in the name of whichever organisation: invitations to sign, or to a desk, and what asks
/// to confirm a registration for a meeting. Answers how many mails.
pub async fn drop_of_all(db: &impl ConnectionTrait) -> StoreResult<u64> {
    let dropped = Entity::delete_many()
        .filter(Column::GaveUpAt.is_null())
        .filter(Column::OrganizationId.is_not_null());
    Ok(dropped.exec(db).await?.rows_affected)
}

/// Takes back what waits and is one of many; answers how many mails.
pub async fn drop_bulk(db: &impl ConnectionTrait) -> StoreResult<u64> {
    let dropped = Entity::delete_many()
        .filter(Column::GaveUpAt.is_null())
        .filter(Column::Bulk.eq(1));
    Ok(dropped.exec(db).await?.rows_affected)
}

/// Keeps the leases of a worker until a later time.
pub async fn renew(db: &impl ConnectionTrait, holder: &str, until: i64) -> StoreResult<()> {
    let (change, which) = ("UPDATE mails SET lease_until = $2", "lease_holder = $1");
    let renew = changing(db, change, which, FREE);
    sql::execute(db, &renew, [holder.into(), until.into()]).await?;
    Ok(())
}

/// Ends the leases of a worker and says nothing about the mails: the mail server is out of reach,
/// or the worker shuts down.
pub async fn release(db: &impl ConnectionTrait, holder: &str) -> StoreResult<()> {
    let change = "UPDATE mails SET lease_until = NULL, lease_holder = NULL";
    let release = changing(db, change, "lease_holder = $1", FREE);
    sql::execute(db, &release, [holder.into()]).await?;
    Ok(())
}

/// Ends all leases: on SQLite, where one process sends, those of an earlier run.
pub async fn clear_leases(db: &impl ConnectionTrait) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE mails SET lease_until = NULL, lease_holder = NULL WHERE lease_holder IS NOT NULL",
        [],
    )
    .await?;
    Ok(())
}

/// How long a worker takes mails for, in milliseconds.
pub const LEASE_MILLIS: i64 = 30 * 1_000;

/// The clock was set back by `by` milliseconds, to `now`: mails that would wait so much longer are
/// due when they would have been, and leases last no longer than one that is taken now. Answers how many
/// there were.
pub async fn set_back(db: &impl ConnectionTrait, now: i64, by: i64) -> StoreResult<u64> {
    let change = "UPDATE mails SET \
         next_at = CASE WHEN next_at > $1 THEN next_at - $2 ELSE next_at END, \
         lease_until = CASE WHEN lease_until > $3 THEN $3 ELSE lease_until END";
    let which = "gave_up_at IS NULL AND (next_at > $1 OR lease_until > $3)";
    let change = changing(db, change, which, IN_ORDER);
    let lease = now.saturating_add(LEASE_MILLIS);
    sql::execute(db, &change, [now.into(), by.into(), lease.into()]).await
}

/// Forgets mails that were given up before a time; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::GaveUpAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Sealed bytes belong to one row.
fn aad(message_id: &str) -> String {
    format!("mail {message_id}")
}
