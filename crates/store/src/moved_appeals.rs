//! Appeals in which organisations that came from elsewhere are to say again what they said there.

use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::moved_appeal::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::moved_appeal::Model as MovedAppeal;

/// Notes an appeal. Said again, one that was left with one of these outcomes is tried anew; all others
/// stay as they are.
pub async fn add(
    db: &impl ConnectionTrait,
    organization_id: i64,
    actor: &str,
    object: &str,
    left: &[&str],
    now: i64,
) -> StoreResult<()> {
    let row = ActiveModel {
        organization_id: ActiveValue::Set(organization_id),
        actor: ActiveValue::Set(actor.to_owned()),
        object: ActiveValue::Set(object.to_owned()),
        outcome: ActiveValue::Set(String::new()),
        tries: ActiveValue::Set(0),
        next_at: ActiveValue::Set(now),
        ..Default::default()
    };
    sql::insert_if_absent(
        db,
        row,
        &[Column::OrganizationId, Column::Actor, Column::Object],
    )
    .await?;
    Entity::update_many()
        .col_expr(Column::Outcome, "".into())
        .col_expr(Column::Tries, 0_i64.into())
        .col_expr(Column::NextAt, now.into())
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::Actor.eq(actor))
        .filter(Column::Object.eq(object))
        .filter(Column::Outcome.is_in(left.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// How many an organisation has.
pub async fn count(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
}

/// Those of an organisation, oldest first.
pub async fn list(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<Vec<MovedAppeal>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// None is put off for so long, in milliseconds: three days.
const TOO_FAR_MILLIS: i64 = 3 * 24 * 60 * 60 * 1_000;

/// Those that wait and whose time has come, the longest waiting first.
pub async fn due(db: &impl ConnectionTrait, now: i64, limit: u64) -> StoreResult<Vec<MovedAppeal>> {
    Ok(Entity::find()
        .filter(Column::Outcome.eq(""))
        .filter(sql::has_come(Column::NextAt, now, TOO_FAR_MILLIS))
        .order_by_asc(Column::NextAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Notes what became of one.
pub async fn decide(db: &impl ConnectionTrait, id: i64, outcome: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Outcome, outcome.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Puts one off after it was tried in vain.
pub async fn put_off(db: &impl ConnectionTrait, id: i64, tries: i64, next: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Tries, tries.into())
        .col_expr(Column::NextAt, next.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The clock was set back by `by` milliseconds, to `now`: what waits is due when it would have been.
/// Answers how many there were.
pub async fn set_back(db: &impl ConnectionTrait, now: i64, by: i64) -> StoreResult<u64> {
    sql::execute(
        db,
        "UPDATE moved_appeals SET next_at = next_at - $2 WHERE outcome = '' AND next_at > $1",
        [now.into(), by.into()],
    )
    .await
}
