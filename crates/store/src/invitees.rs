//! Organisations that were invited to sign appeals of ours, and who wants no invitations.

use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

use crate::entity::invitee::{ActiveModel, Column, Entity};
use crate::entity::no_invitation;
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::sql;

pub use crate::entity::invitee::Model as Invitee;

/// Its server did not answer when it was given: nobody knows yet whose account it is.
pub const SOUGHT: &str = "sought";
/// Its server did not answer when it was given, and knows no such account since it does.
pub const NOT_FOUND: &str = "not-found";
/// Nothing was sent yet.
pub const WAITING: &str = "waiting";
/// The invitation is on its way, or there.
pub const SENT: &str = "sent";
/// Whoever was invited does not sign.
pub const DECLINED: &str = "declined";
/// Whoever was invited wants no invitations from this server; of this one they said nothing.
pub const STOPPED: &str = "stopped";
/// The organiser took it back.
pub const REVOKED: &str = "revoked";

/// What ends an invitation: nothing of it is to reach anybody any more.
const ENDS: [&str; 3] = [DECLINED, STOPPED, REVOKED];

/// Whoever has an account.
pub const ACCOUNT: &str = "account";
/// Whoever has an e-mail address.
pub const EMAIL: &str = "email";

/// Stores somebody who is invited, unless they are already, also by somebody else in this moment; says whether it did.
/// `id` is not looked at.
pub async fn insert_if_absent(db: &impl ConnectionTrait, new: Invitee) -> StoreResult<bool> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    sql::insert_if_absent(db, row, &[Column::AppealId, Column::ContactHash]).await
}

/// Who was invited to an appeal under a contact.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    contact_hash: &str,
) -> StoreResult<Option<Invitee>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::ContactHash.eq(contact_hash))
        .one(db)
        .await?)
}

/// By its row.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<Invitee>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// By the hash of its link's secret.
pub async fn by_link(db: &impl ConnectionTrait, link_hash: &str) -> StoreResult<Option<Invitee>> {
    Ok(Entity::find()
        .filter(Column::LinkHash.eq(link_hash))
        .one(db)
        .await?)
}

/// Everybody who was invited to an appeal, oldest first, at most `limit`.
pub async fn of_appeal(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    limit: u64,
) -> StoreResult<Vec<Invitee>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Everywhere that a contact was invited.
pub async fn of_contact(
    db: &impl ConnectionTrait,
    contact_hash: &str,
) -> StoreResult<Vec<Invitee>> {
    Ok(Entity::find()
        .filter(Column::ContactHash.eq(contact_hash))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// How many were invited to an appeal.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// How many accounts of an appeal are asked for that were given after a time.
pub async fn count_sought(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    since: i64,
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(SOUGHT))
        .filter(Column::CreatedAt.gt(since))
        .count(db)
        .await?)
}

/// Accounts that may be asked for by now, those that wait longest first.
pub async fn sought_due(
    db: &impl ConnectionTrait,
    now: i64,
    limit: u64,
) -> StoreResult<Vec<Invitee>> {
    in_state_by(db, SOUGHT, now, limit).await
}

/// Forgets an account that is asked for, or that its server does not know, unless it was found, or taken back, since; says
/// whether it did.
pub async fn delete_sought(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([SOUGHT, NOT_FOUND]))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// Those to whom nothing was sent and something may be by now, oldest first.
pub async fn due(db: &impl ConnectionTrait, now: i64, limit: u64) -> StoreResult<Vec<Invitee>> {
    in_state_by(db, WAITING, now, limit).await
}

async fn in_state_by(
    db: &impl ConnectionTrait,
    state: &str,
    now: i64,
    limit: u64,
) -> StoreResult<Vec<Invitee>> {
    Ok(Entity::find()
        .filter(Column::State.eq(state))
        .filter(Column::NextAt.lte(now))
        .order_by_asc(Column::NextAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Writes a row as it is now, if it is still as it was read; otherwise somebody else was faster, and
/// nothing is written. Once they have answered, want nothing more, or it was taken back, what waits to be mailed to them
/// does not leave.
pub async fn update(db: &impl ConnectionTrait, was: &Invitee, is: Invitee) -> StoreResult<bool> {
    let has_ended = ENDS.contains(&is.state.as_str());
    let mut row: ActiveModel = is.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    let result = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(was.id))
        .filter(Column::State.eq(&was.state))
        .filter(Column::Sealed.eq(was.sealed.clone()))
        .filter(Column::Reminders.eq(was.reminders))
        .filter(Column::Resent.eq(was.resent))
        .exec(db)
        .await?;
    let is_written = result.rows_affected > 0;
    if is_written && has_ended {
        mails::drop_about(db, About::Invitee(was.id)).await?;
    }
    Ok(is_written)
}

/// Sends nothing to whoever waits, as if it had been sent at `now`; answers how many waited. Accounts that are asked for may
/// have been found since: they count as taken back, and can be given once more.
pub async fn stop_waiting(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let waited = sql::execute(
        db,
        "UPDATE invitees SET state = 'sent', sent_at = COALESCE(sent_at, $1), last_at = $1 \
         WHERE state = 'waiting'",
        [now.into()],
    )
    .await?;
    let revoke = "UPDATE invitees SET state = 'revoked' WHERE state = 'sought'";
    Ok(waited + sql::execute(db, revoke, []).await?)
}

/// Nothing is sent to somebody before a time.
pub async fn put_off(db: &impl ConnectionTrait, id: i64, next_at: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE invitees SET next_at = $2 WHERE id = $1",
        [id.into(), next_at.into()],
    )
    .await?;
    Ok(())
}

/// Forgets who was invited to an appeal, and sends nothing more of what waits to be mailed to them.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    let of_them = "gave_up_at IS NULL AND about IN (\
         SELECT 'invitee ' || i.id FROM invitees i WHERE i.appeal_id = $1)";
    mails::drop_where(db, of_them, [appeal_id.into()]).await?;
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Forgets whoever was invited before a time, and sends nothing more of what waits to be mailed to them; answers how many.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let of_them = "gave_up_at IS NULL AND about IN (\
         SELECT 'invitee ' || i.id FROM invitees i WHERE i.created_at < $1)";
    mails::drop_where(db, of_them, [before.into()]).await?;
    let result = Entity::delete_many()
        .filter(Column::CreatedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Appeals to which somebody was invited.
pub async fn appeals(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    sql::distinct(db, Entity::find(), Column::AppealId).await
}

/// Notes that somebody wants no invitations from this server.
pub async fn suppress(db: &impl ConnectionTrait, contact_hash: &str, now: i64) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO no_invitations (contact_hash, created_at) VALUES ($1, $2) \
         ON CONFLICT (contact_hash) DO NOTHING",
        [contact_hash.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// Forgets that somebody wants none.
pub async fn allow_again(db: &impl ConnectionTrait, contact_hash: &str) -> StoreResult<()> {
    no_invitation::Entity::delete_by_id(contact_hash)
        .exec(db)
        .await?;
    Ok(())
}

/// Whether somebody wants no invitations from this server.
pub async fn is_suppressed(db: &impl ConnectionTrait, contact_hash: &str) -> StoreResult<bool> {
    let found = no_invitation::Entity::find_by_id(contact_hash)
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Of those who were invited to an appeal, the contacts that want no invitations from this server.
pub async fn suppressed(
    db: &impl ConnectionTrait,
    appeal_id: i64,
) -> StoreResult<BTreeSet<String>> {
    let invited = Query::select()
        .column(Column::ContactHash)
        .from(Entity)
        .and_where(Column::AppealId.eq(appeal_id))
        .to_owned();
    let found: Vec<String> = no_invitation::Entity::find()
        .select_only()
        .column(no_invitation::Column::ContactHash)
        .filter(no_invitation::Column::ContactHash.in_subquery(invited))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
