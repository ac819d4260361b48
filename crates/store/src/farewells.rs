//! Farewells that were answered, and are yet to be looked at.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, EntityTrait, FromQueryResult as _, IntoActiveModel,
    PaginatorTrait,
};

use crate::entity::farewell::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::farewell::Model as Farewell;

/// What is to be looked at at `$1`. What would be due in more than two hours was written by a clock that has been set
/// right since: nothing is put off for more than one.
const DUE: &str = "(next_at <= $1 OR next_at > $1 + 7200000)";

/// Writes several down at once; those that are there already stay as they are.
pub async fn insert_many(db: &impl ConnectionTrait, farewells: &[Farewell]) -> StoreResult<()> {
    for chunk in sql::bulks(farewells) {
        let rows = chunk.iter().cloned();
        let rows = rows.map(|farewell| farewell.into_active_model().reset_all());
        let known = OnConflict::column(Column::Fingerprint)
            .do_nothing()
            .to_owned();
        Entity::insert_many(rows)
            .on_conflict(known)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Takes some that are due at `now`, those first that have been for the longest. Whatever becomes of them, they
/// are due again at `again` and no sooner, so that no other process looks at them meanwhile.
pub async fn take_due(
    db: &impl ConnectionTrait,
    now: i64,
    again: i64,
    limit: i64,
) -> StoreResult<Vec<Farewell>> {
    // A look first, because on SQLite a write, even one that finds nothing, waits for its turn.
    let look = format!("SELECT fingerprint FROM farewells WHERE {DUE} LIMIT 1");
    if sql::value::<String, 1>(db, &look, [now.into()])
        .await?
        .is_none()
    {
        return Ok(Vec::new());
    }
    // Said twice: what another process has taken meanwhile is due no longer.
    let take = format!(
        "UPDATE farewells SET next_at = $2 WHERE {DUE} AND fingerprint IN \
         (SELECT fingerprint FROM farewells WHERE {DUE} ORDER BY next_at, fingerprint LIMIT $3) \
         RETURNING *"
    );
    let statement = sql::statement(db, &take, [now.into(), again.into(), limit.into()]);
    Ok(Farewell::find_by_statement(statement).all(db).await?)
}

/// One that could not be decided is looked at again at `next_at`. `whose` is the actor and the registered domain on
/// whose account it waits, if anybody may have sent it.
pub async fn put_off(
    db: &impl ConnectionTrait,
    fingerprint: &str,
    whose: Option<(String, String)>,
    next_at: i64,
) -> StoreResult<()> {
    let (actor, domain) = whose.unzip();
    let values = [
        fingerprint.into(),
        actor.into(),
        domain.into(),
        next_at.into(),
    ];
    let put_off =
        "UPDATE farewells SET actor = $2, domain = $3, next_at = $4 WHERE fingerprint = $1";
    sql::execute(db, put_off, values).await?;
    Ok(())
}

/// Of what waits on account of one actor, forgets all but the newest.
pub async fn keep_of_actor(db: &impl ConnectionTrait, actor: &str, most: i64) -> StoreResult<()> {
    keep(db, "actor", actor, most).await
}

/// Of what waits on account of one registered domain, forgets all but the newest.
pub async fn keep_of_domain(db: &impl ConnectionTrait, domain: &str, most: i64) -> StoreResult<()> {
    keep(db, "domain", domain, most).await
}

async fn keep(db: &impl ConnectionTrait, column: &str, whose: &str, most: i64) -> StoreResult<()> {
    let older = format!(
        "SELECT fingerprint FROM farewells WHERE {column} = $1 \
         ORDER BY came_at DESC, fingerprint LIMIT 1000 OFFSET $2"
    );
    let older: Vec<String> = sql::column(db, &older, [whose.into(), most.into()]).await?;
    forget(db, &older).await
}

/// Where more wait on somebody's account than that, the domain with most of them makes room by its oldest.
pub async fn make_room(db: &impl ConnectionTrait, most: i64) -> StoreResult<()> {
    let count = "SELECT COUNT(*) FROM farewells WHERE domain IS NOT NULL";
    let count: Option<i64> = sql::value(db, count, []).await?;
    let beyond = count.unwrap_or_default().saturating_sub(most);
    if beyond <= 0 {
        return Ok(());
    }
    let oldest = "SELECT fingerprint FROM farewells WHERE domain = \
         (SELECT domain FROM farewells WHERE domain IS NOT NULL \
         GROUP BY domain ORDER BY COUNT(*) DESC, domain LIMIT 1) \
         ORDER BY came_at, fingerprint LIMIT $1";
    let oldest: Vec<String> = sql::column(db, oldest, [beyond.into()]).await?;
    forget(db, &oldest).await
}

async fn forget(db: &impl ConnectionTrait, fingerprints: &[String]) -> StoreResult<()> {
    sql::delete_in(db, Entity::delete_many(), Column::Fingerprint, fingerprints).await?;
    Ok(())
}

/// How many wait.
pub async fn count(db: &impl ConnectionTrait) -> StoreResult<u64> {
    Ok(Entity::find().count(db).await?)
}

/// Forgets one that was looked at.
pub async fn delete(db: &impl ConnectionTrait, fingerprint: &str) -> StoreResult<()> {
    Entity::delete_by_id(fingerprint.to_owned())
        .exec(db)
        .await?;
    Ok(())
}
