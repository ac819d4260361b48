//! Mails on their way: enqueued in the transaction that gives the reason, sent at least once,
//! deleted when the mail server has taken them.
//!
//! Whom a mail goes to and what it says is sealed. A worker calls [`claim`], sends, and ends with
//! [`sent`], [`put_off`], [`give_up`] or [`release`]. What a dead worker held is free again when
//! its lease runs out; the `Message-ID` stays the same, so that whoever got it already can tell.

mod about;
mod holding;
mod server;

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::entity::mail::{ActiveModel, Column, Entity};
use crate::error::{StoreError, StoreResult};
use crate::seal::SecretKey;
use crate::sql;
use holding::{FREE, changing};

pub use about::{About, drop_about};
pub(crate) use about::{
    drop_about_entry, drop_about_expired_requests, drop_about_people, drop_about_requests,
    drop_about_rows, drop_about_signature,
};
pub(crate) use holding::drop_where;
pub use holding::sent;
pub use server::{
    server_accepts, server_defers, server_defers_all, server_fails, server_fails_since,
    server_works,
};

/// A mail to one person: plain text, and perhaps the same as HTML.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The recipient's address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The text, with `\n` between lines.
    pub text: String,
    /// Further headers, such as `List-Unsubscribe`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The text once more, as HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// What names the recipient in the return address, where there is one for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounce_token: Option<String>,
}

impl Mail {
    /// A mail of plain text. What would end the line of its subject, such as a line feed in a
    /// title, becomes a space.
    #[must_use]
    pub fn plain(to: impl Into<String>, subject: &str, text: impl Into<String>) -> Self {
        Self {
            to: to.into(),
            subject: subject.replace(|c: char| c.is_control(), " "),
            text: text.into(),
            ..Self::default()
        }
    }
}

/// The headers by which mail programs offer to end what a mail is one of: at an address, and with
/// one press of a button there (RFC 2369, RFC 8058).
#[must_use]
pub fn unsubscribe_headers(href: &str) -> [(String, String); 2] {
    [
        ("List-Unsubscribe".to_owned(), format!("<{href}>")),
        (
            "List-Unsubscribe-Post".to_owned(),
            "List-Unsubscribe=One-Click".to_owned(),
        ),
    ]
}

/// Which list a mail belongs to, if any, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Whose subscription ends where the mailbox is not there.
    pub subscriber_id: Option<i64>,
    /// Whether it is one of many, and lets others go first.
    pub bulk: bool,
    /// In whose name it is written, where nobody is to get it any more once that one is suspended.
    pub organization_id: Option<i64>,
    /// What it is about, where nobody is to get it any more once that has ended.
    pub about: Option<About>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail([redacted])")
    }
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
}

impl Claimed {
    /// What the mail says, and to whom.
    pub fn open(&self, secret: &SecretKey) -> StoreResult<Mail> {
        let plain = secret.open(&self.sealed, aad(&self.message_id).as_bytes())?;
        serde_json::from_slice(&plain).map_err(|_| StoreError::Sealed)
    }
}

/// Mails that may be sent at `$1`: those to many last, and else those first that wait longest. A clock may have been set back:
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
        bulk: ActiveValue::Set(i64::from(listed.bulk)),
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
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [
        now.into(),
        now.saturating_add(lease_ms).into(),
        holder.into(),
        limit.into(),
    ];
    let returning = "RETURNING mails.id, mails.message_id, mails.sealed, mails.created_at, \
         mails.failures, mails.subscriber_id";
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

/// The mail will never be taken: what it says is forgotten, the row stays to be counted.
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
    sql::execute(
        db,
        "UPDATE mails SET \
         next_at = CASE WHEN next_at > $1 THEN next_at - $2 ELSE next_at END, \
         lease_until = CASE WHEN lease_until > $3 THEN $3 ELSE lease_until END \
         WHERE gave_up_at IS NULL AND (next_at > $1 OR lease_until > $3)",
        [
            now.into(),
            by.into(),
            now.saturating_add(LEASE_MILLIS).into(),
        ],
    )
    .await
}

/// How many mails to many could be sent now: those that were put off are not counted.
pub async fn bulk_due(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::GaveUpAt.is_null())
        .filter(Column::Bulk.eq(1))
        .filter(Column::NextAt.lte(now))
        .count(db)
        .await?)
}

/// How the queue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Mails that wait.
    pub waiting: u64,
    /// When the oldest of them was enqueued.
    pub oldest_at: Option<i64>,
    /// Since when a mail may be sent, of all that wait the earliest; those that were put off for a while
    /// may be sent only later.
    pub due_at: Option<i64>,
    /// Mails that could not be sent, in the last thirty days.
    pub given_up: u64,
}

/// How the queue stands.
pub async fn standing(db: &impl ConnectionTrait) -> StoreResult<Standing> {
    let waiting = || Entity::find().filter(Column::GaveUpAt.is_null());
    let times: Option<(Option<i64>, Option<i64>)> = waiting()
        .select_only()
        .column_as(Column::CreatedAt.min(), "oldest")
        .column_as(Column::NextAt.min(), "due")
        .into_tuple()
        .one(db)
        .await?;
    let (oldest_at, due_at) = times.unwrap_or_default();
    Ok(Standing {
        waiting: waiting().count(db).await?,
        oldest_at,
        due_at,
        given_up: Entity::find()
            .filter(Column::GaveUpAt.is_not_null())
            .count(db)
            .await?,
    })
}

/// How long it is told that mails were given up, in milliseconds: a day.
const LOSS_TOLD: i64 = 24 * 60 * 60 * 1_000;

/// Whether the mail server takes nothing, and mails wait for it, or were given up meanwhile and not
/// long ago.
pub async fn are_failing(
    db: &impl ConnectionTrait,
    standing: &Standing,
    now: i64,
) -> StoreResult<bool> {
    let Some(since) = server_fails_since(db).await? else {
        return Ok(false);
    };
    if standing.waiting > 0 || standing.given_up == 0 {
        return Ok(standing.waiting > 0);
    }
    let lost = Entity::find().filter(Column::GaveUpAt.gte(since.max(now - LOSS_TOLD)));
    Ok(lost.count(db).await? > 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line() {
        let mail = Mail::plain("a@a.example", "Free\nthem\tnow", "Text");
        assert_eq!(mail.subject, "Free them now");
        assert_eq!(mail.to, "a@a.example");
        assert_eq!(mail.text, "Text");
        assert!(mail.headers.is_empty() && mail.html.is_none() && mail.bounce_token.is_none());
    }
}
