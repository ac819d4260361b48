//! People who registered for a meeting. Who they are is sealed; the rows go some time after it.
//!
//! Who has not confirmed yet **waits**: their row stands under another name than the meeting's, so that they are in no
//! count and no list of it. What stands for the domain of their address is in that name, until they confirm.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::registration::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::sql;

pub use crate::entity::registration::Model as Registration;

/// What stands before a meeting's name while somebody waits; names of meetings have no colon.
const WAITS: &str = "waits:";

fn waiting(name: &str) -> String {
    format!("{WAITS}{name}")
}

fn waiting_of(name: &str, domain_hash: &str) -> String {
    format!("{WAITS}{name}:{domain_hash}")
}

/// Whoever waits for a meeting; of one domain, or of all.
fn who_waits(name: &str, domain_hash: Option<&str>) -> Condition {
    match domain_hash {
        Some(domain_hash) => Condition::all().add(Column::Name.eq(waiting_of(name, domain_hash))),
        None => Condition::any()
            // As earlier versions wrote it.
            .add(Column::Name.eq(waiting(name)))
            .add(Column::Name.starts_with(waiting_of(name, ""))),
    }
}

/// For which meeting somebody waits, by their row; none where they have registered.
#[must_use]
pub fn waits_for(row: &Registration) -> Option<&str> {
    let waits = row.name.strip_prefix(WAITS)?;
    Some(waits.split_once(':').map_or(waits, |(name, _)| name))
}

/// Stores somebody who has not confirmed yet, with what stands for the domain of their address; `id` is not looked at.
pub async fn insert_waiting(
    db: &impl ConnectionTrait,
    new: Registration,
    domain_hash: &str,
) -> StoreResult<Registration> {
    let name = waiting_of(&new.name, domain_hash);
    insert(db, Registration { name, ..new }).await
}

/// How many wait for a meeting, of one domain or of all.
pub async fn count_waiting(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    domain_hash: Option<&str>,
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(who_waits(name, domain_hash))
        .count(db)
        .await?)
}

/// Forgets whoever has waited longest for a meeting, of one domain or of all; false where nobody waits.
pub async fn forget_longest_waiting(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    domain_hash: Option<&str>,
) -> StoreResult<bool> {
    let longest = Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(who_waits(name, domain_hash))
        .order_by_asc(Column::Id)
        .one(db)
        .await?;
    match longest {
        Some(row) => delete(db, row.id).await,
        None => Ok(false),
    }
}

/// Somebody who waited for a meeting, by their row, has registered for it, and is forgotten at another time; false where
/// they do not wait any more.
pub async fn confirm(
    db: &impl ConnectionTrait,
    row: &Registration,
    forget_at: i64,
) -> StoreResult<bool> {
    let Some(name) = waits_for(row) else {
        return Ok(false);
    };
    let changed = sql::execute(
        db,
        "UPDATE registrations SET name = $2, forget_at = $3 WHERE id = $1 AND name = $4",
        [
            row.id.into(),
            name.into(),
            forget_at.into(),
            row.name.as_str().into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Stores somebody; `id` is not looked at.
pub async fn insert(db: &impl ConnectionTrait, new: Registration) -> StoreResult<Registration> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    Ok(row.insert(db).await?)
}

/// How many registrations there are for a meeting.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .count(db)
        .await?)
}

/// Everybody who registered for a meeting, in their order.
pub async fn list(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    limit: u64,
) -> StoreResult<Vec<Registration>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Name.eq(name))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// The next who registered for any meeting of an appeal, or wait for one, by their rows; at most `limit`.
pub async fn of_appeal_after(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after: i64,
    limit: u64,
) -> StoreResult<Vec<Registration>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// By the hash of the secret that shows what is kept.
pub async fn by_link(db: &impl ConnectionTrait, hash: &str) -> StoreResult<Option<Registration>> {
    let found = Entity::find().filter(Column::LinkHash.eq(hash));
    Ok(found.one(db).await?)
}

/// Forgets one, and does not send the mail that asks them to confirm; false where it is gone already.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    mails::drop_about(db, About::Registration(id)).await?;
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// Forgets everybody who registered for a meeting, or waits for it, and sends no mail that asks to confirm; answers how
/// many rows there were.
pub async fn forget(db: &impl ConnectionTrait, appeal_id: i64, name: &str) -> StoreResult<u64> {
    let of_the_meeting = "gave_up_at IS NULL AND about IN (\
         SELECT 'registration ' || r.id FROM registrations r WHERE r.appeal_id = $1 \
         AND (r.name IN ($2, $3) OR r.name LIKE $4))";
    let values = [
        appeal_id.into(),
        name.into(),
        waiting(name).into(),
        format!("{}%", waiting_of(name, "")).into(),
    ];
    mails::drop_where(db, of_the_meeting, values).await?;
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(who_waits(name, None).add(Column::Name.eq(name)))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// The meeting was put off or brought forward: everybody is forgotten at another time.
pub async fn forget_at(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    name: &str,
    at: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE registrations SET forget_at = $3 WHERE appeal_id = $1 AND name = $2",
        [appeal_id.into(), name.into(), at.into()],
    )
    .await?;
    Ok(())
}

/// Forgets whose time has come, and sends no mail that asks them to confirm; answers how many.
pub async fn prune(db: &impl ConnectionTrait, now: i64) -> StoreResult<u64> {
    let of_them = "gave_up_at IS NULL AND about IN (\
         SELECT 'registration ' || r.id FROM registrations r WHERE r.forget_at < $1)";
    mails::drop_where(db, of_them, [now.into()]).await?;
    let result = Entity::delete_many()
        .filter(Column::ForgetAt.lt(now))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
