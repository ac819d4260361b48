//! Where programs of organisations are told what waits, and the messages on their way there:
//! enqueued in the transaction that notes what was told, sent at least once, deleted when taken.
//!
//! A worker takes one that is due ([`claim`]); one that dies loses it when the lease runs out.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Value,
};

use crate::entity::{webhook, webhook_message as message};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::webhook::Model as Webhook;
pub use crate::entity::webhook_message::Model as WebhookMessage;

/// Stores an organisation's webhook in place of the one before, whose messages are forgotten.
/// Call it in a transaction.
pub async fn put(db: &impl ConnectionTrait, new: Webhook) -> StoreResult<()> {
    delete(db, new.organization_id).await?;
    sql::upsert(
        db,
        new.into_active_model().reset_all(),
        &[webhook::Column::OrganizationId],
        &[
            webhook::Column::Sealed,
            webhook::Column::Told,
            webhook::Column::CreatedAt,
            webhook::Column::TakenAt,
            webhook::Column::FailingSince,
            webhook::Column::LastError,
            webhook::Column::EndedAt,
        ],
    )
    .await
}

/// An organisation's webhook.
pub async fn of(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<Option<Webhook>> {
    Ok(webhook::Entity::find_by_id(organization_id).one(db).await?)
}

/// All that were not given up.
pub async fn active(db: &impl ConnectionTrait) -> StoreResult<Vec<Webhook>> {
    Ok(webhook::Entity::find()
        .filter(webhook::Column::EndedAt.is_null())
        .order_by_asc(webhook::Column::OrganizationId)
        .all(db)
        .await?)
}

/// Forgets an organisation's webhook and its messages; says whether there was one.
pub async fn delete(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<bool> {
    let deleted = webhook::Entity::delete_by_id(organization_id)
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// Notes what a webhook as it was read has been told of; false where somebody else was faster.
pub async fn told(db: &impl ConnectionTrait, row: &Webhook, told: &str) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE webhooks SET told = $2 WHERE organization_id = $1 AND created_at = $3 \
         AND COALESCE(told, '') = $4 AND ended_at IS NULL",
        [
            row.organization_id.into(),
            told.into(),
            row.created_at.into(),
            row.told.clone().unwrap_or_default().into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Queues a message. `message_id` is new.
pub async fn enqueue(
    db: &impl ConnectionTrait,
    organization_id: i64,
    message_id: &str,
    body: &str,
    now: i64,
) -> StoreResult<()> {
    let row = message::ActiveModel {
        organization_id: ActiveValue::Set(organization_id),
        message_id: ActiveValue::Set(message_id.to_owned()),
        body: ActiveValue::Set(body.to_owned()),
        created_at: ActiveValue::Set(now),
        next_at: ActiveValue::Set(now),
        failures: ActiveValue::Set(0),
        ..Default::default()
    };
    message::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// How many messages wait for an organisation's webhook.
pub async fn waiting(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(message::Entity::find()
        .filter(message::Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
}

/// No message is put off for so long, in milliseconds, and none is taken for so long: 25 hours, and a
/// minute. What is further away was written by a clock that has been set right since: it is not waited for.
const TOO_FAR_MILLIS: i64 = 25 * 60 * 60 * 1_000;
const LEASE_TOO_FAR_MILLIS: i64 = 60 * 1_000;

/// Takes one message that is due and nobody else's, for `lease_ms` milliseconds: of none of the organisations
/// `but`.
pub async fn claim(
    db: &impl ConnectionTrait,
    now: i64,
    lease_ms: i64,
    but: &[i64],
) -> StoreResult<Option<WebhookMessage>> {
    let lease_too_far = now.saturating_add(LEASE_TOO_FAR_MILLIS);
    let due = message::Entity::find()
        .filter(message::Column::OrganizationId.is_not_in(but.iter().copied()))
        .filter(sql::has_come(message::Column::NextAt, now, TOO_FAR_MILLIS))
        .filter(message::Column::LeaseUntil.is_null().or(sql::has_come(
            message::Column::LeaseUntil,
            now,
            LEASE_TOO_FAR_MILLIS,
        )))
        .order_by_asc(message::Column::NextAt)
        .order_by_asc(message::Column::Id)
        .limit(10)
        .all(db)
        .await?;
    for row in due {
        // Whoever changes the row first has it.
        let taken = sql::execute(
            db,
            "UPDATE webhook_messages SET lease_until = $1 WHERE id = $2 AND next_at = $3 \
             AND (lease_until IS NULL OR lease_until <= $4 OR lease_until > $5)",
            [
                now.saturating_add(lease_ms).into(),
                row.id.into(),
                row.next_at.into(),
                now.into(),
                lease_too_far.into(),
            ],
        )
        .await?;
        if taken > 0 {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// A message was taken: it is deleted, and the webhook works, unless there is another by now. Call it in a
/// transaction.
pub async fn taken(
    db: &impl ConnectionTrait,
    hook: &Webhook,
    row: &WebhookMessage,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE webhooks SET taken_at = $2, failing_since = NULL, last_error = NULL \
         WHERE organization_id = $1 AND created_at = $3",
        [
            hook.organization_id.into(),
            now.into(),
            hook.created_at.into(),
        ],
    )
    .await?;
    message::Entity::delete_by_id(row.id).exec(db).await?;
    Ok(())
}

/// A message was not taken: nothing is tried before `next_at`. A webhook that has come in the place of
/// this one is as it was. Call it in a transaction.
pub async fn put_off(
    db: &impl ConnectionTrait,
    hook: &Webhook,
    row: &WebhookMessage,
    now: i64,
    next_at: i64,
    error: &str,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE webhooks SET failing_since = COALESCE(failing_since, $2), last_error = $3 \
         WHERE organization_id = $1 AND created_at = $4",
        [
            hook.organization_id.into(),
            now.into(),
            error.into(),
            hook.created_at.into(),
        ],
    )
    .await?;
    sql::execute(
        db,
        "UPDATE webhook_messages SET failures = failures + 1, next_at = $2, lease_until = NULL \
         WHERE id = $1",
        [row.id.into(), next_at.into()],
    )
    .await?;
    Ok(())
}

/// The clock was set back by `by` milliseconds, to `now`: messages are due when they would have
/// been, and leases end within a minute. Answers how many waited.
pub async fn set_back(db: &impl ConnectionTrait, now: i64, by: i64) -> StoreResult<u64> {
    let change = "UPDATE webhook_messages SET \
         next_at = CASE WHEN next_at > $1 THEN next_at - $2 ELSE next_at END, \
         lease_until = CASE WHEN lease_until > $3 THEN $3 ELSE lease_until END";
    let lease = now.saturating_add(LEASE_TOO_FAR_MILLIS);
    let values = [now.into(), by.into(), lease.into()];
    change_messages(db, change, "next_at > $1 OR lease_until > $3", values).await
}

/// Changes the messages of which a condition holds, in their order; answers how many. Whoever changes a webhook as well begins
/// with the webhook: so no two wait for each other.
async fn change_messages<const N: usize>(
    db: &impl ConnectionTrait,
    change: &str,
    which: &str,
    values: [Value; N],
) -> StoreResult<u64> {
    let of = ("webhook_messages", "id");
    let change = sql::changing(db, of, change, which, "ORDER BY id FOR UPDATE");
    sql::execute(db, &change, values).await
}

/// Gives a webhook up: what waits for it is forgotten. False where another has come in its place. Call
/// it in a transaction.
pub async fn give_up(
    db: &impl ConnectionTrait,
    hook: &Webhook,
    now: i64,
    error: &str,
) -> StoreResult<bool> {
    let ended = sql::execute(
        db,
        "UPDATE webhooks SET ended_at = $2, failing_since = COALESCE(failing_since, $2), \
         last_error = $3 WHERE organization_id = $1 AND created_at = $4",
        [
            hook.organization_id.into(),
            now.into(),
            error.into(),
            hook.created_at.into(),
        ],
    )
    .await?;
    if ended > 0 {
        let (forget, which) = ("DELETE FROM webhook_messages", "organization_id = $1");
        change_messages(db, forget, which, [hook.organization_id.into()]).await?;
    }
    Ok(ended > 0)
}

/// Has a webhook tried again that was given up; what waits now is told anew.
pub async fn resume(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE webhooks SET ended_at = NULL, failing_since = NULL, last_error = NULL, told = NULL \
         WHERE organization_id = $1 AND ended_at IS NOT NULL",
        [organization_id.into()],
    )
    .await?;
    Ok(changed > 0)
}
