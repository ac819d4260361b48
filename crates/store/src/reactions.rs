//! Boosts and likes of our appeals: counted as what they are, and never as signatures.
//!
//! How many there are is kept as numbers. What changes them holds those of its appeal first: else what one account says
//! in two ways at the same moment would be counted twice. Who changes those of several appeals begins with the lowest.

use sea_orm::{ColumnTrait, ConnectionTrait, DeleteMany, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::reaction::{Column, Entity};
use crate::error::StoreResult;
use crate::transaction::Transaction;
use crate::{appeals, sql};

pub use crate::entity::reaction::Model as Reaction;

/// The kind of a boost.
pub const BOOST: &str = "boost";
/// The kind of a like.
pub const LIKE: &str = "like";
/// The kind of an emoji reaction, which is counted as a like and taken back by itself.
pub const EMOJI: &str = "emoji";

/// A reaction about to be stored; see [`Reaction`] for what the members mean.
#[derive(Clone, Debug)]
pub struct NewReaction {
    pub appeal_id: i64,
    pub kind: String,
    pub actor: String,
    pub host: String,
    pub activity_id: String,
    pub created_at: i64,
}

/// How many accounts did something with an appeal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Who passed it on.
    pub boosts: u64,
    /// Who like it, in either way.
    pub likes: u64,
}

/// Stores a reaction; of one account there is one of each kind, the activity being the newest.
pub async fn upsert(db: &Transaction, new: NewReaction) -> StoreResult<()> {
    hold(db, new.appeal_id).await?;
    let before = of_account(db, new.appeal_id, &new.actor).await?;
    sql::execute(
        db,
        "INSERT INTO reactions (appeal_id, kind, actor, host, activity_id, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (appeal_id, kind, actor) DO UPDATE SET activity_id = excluded.activity_id",
        [
            new.appeal_id.into(),
            new.kind.into(),
            new.actor.as_str().into(),
            new.host.into(),
            new.activity_id.into(),
            new.created_at.into(),
        ],
    )
    .await?;
    count_again(db, new.appeal_id, &new.actor, before).await
}

/// How many reactions an appeal has.
pub async fn counts(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Counts> {
    let query = "SELECT boosts, likes FROM reaction_counts WHERE appeal_id = $1";
    let Some(row) = sql::row(db, query, [appeal_id.into()]).await? else {
        return Ok(Counts::default());
    };
    let count = |name: &str| row.try_get::<i64>("", name);
    Ok(Counts {
        boosts: sql::unsigned(count("boosts")?),
        likes: sql::unsigned(count("likes")?),
    })
}

/// Keeps all others from changing what an appeal's reactions add up to, until the transaction ends.
async fn hold(db: &Transaction, appeal_id: i64) -> StoreResult<()> {
    appeals::hold(db, appeal_id).await?;
    sql::execute(
        db,
        "INSERT INTO reaction_counts (appeal_id, boosts, likes) VALUES ($1, 0, 0) \
         ON CONFLICT (appeal_id) DO UPDATE SET likes = reaction_counts.likes",
        [appeal_id.into()],
    )
    .await?;
    Ok(())
}

/// What an account adds to the boosts and to the likes of an appeal.
async fn of_account(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
) -> StoreResult<(i64, i64)> {
    // Each kind by its place in the index: an account may have said much, and much may have been said of an appeal.
    let query = "SELECT kind FROM reactions \
         WHERE appeal_id = $1 AND kind IN ('boost', 'like', 'emoji') AND actor = $2";
    let kinds: Vec<String> = sql::column(db, query, [appeal_id.into(), actor.into()]).await?;
    let has = |wanted: &[&str]| kinds.iter().any(|kind| wanted.contains(&kind.as_str()));
    Ok((i64::from(has(&[BOOST])), i64::from(has(&[LIKE, EMOJI]))))
}

/// Counts what an account adds now, in place of what it added before.
async fn count_again(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    actor: &str,
    before: (i64, i64),
) -> StoreResult<()> {
    let now = of_account(db, appeal_id, actor).await?;
    let (boosts, likes) = (now.0 - before.0, now.1 - before.1);
    if (boosts, likes) != (0, 0) {
        let change = "UPDATE reaction_counts SET boosts = boosts + $2, likes = likes + $3 \
             WHERE appeal_id = $1";
        sql::execute(db, change, [appeal_id.into(), boosts.into(), likes.into()]).await?;
    }
    Ok(())
}

/// How many of a kind are from one registered domain.
pub async fn count_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    kind: &str,
    host: &str,
) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::Host.eq(host))
        .count(db)
        .await?)
}

/// Takes back what an account said of an appeal.
pub async fn delete(db: &Transaction, appeal_id: i64, kind: &str, actor: &str) -> StoreResult<u64> {
    let gone = Entity::delete_many().filter(Column::Kind.eq(kind));
    take_back(db, appeal_id, actor, gone).await
}

/// The appeals of which an account said something with one activity.
pub async fn said_with(
    db: &impl ConnectionTrait,
    actor: &str,
    activity_id: &str,
) -> StoreResult<Vec<i64>> {
    let said_of = "SELECT DISTINCT appeal_id FROM reactions \
         WHERE actor = $1 AND activity_id = $2 ORDER BY appeal_id";
    sql::column(db, said_of, [actor.into(), activity_id.into()]).await
}

/// Takes back what an account said of an appeal with one activity.
pub async fn delete_activity(
    db: &Transaction,
    appeal_id: i64,
    actor: &str,
    activity_id: &str,
) -> StoreResult<u64> {
    let gone = Entity::delete_many().filter(Column::ActivityId.eq(activity_id));
    take_back(db, appeal_id, actor, gone).await
}

/// Forgets everything of an account; always in one order of appeals, so that two never wait for each other.
pub async fn delete_actor(db: &Transaction, actor: &str) -> StoreResult<u64> {
    let said_of = "SELECT DISTINCT appeal_id FROM reactions WHERE actor = $1 ORDER BY appeal_id";
    let appeals: Vec<i64> = sql::column(db, said_of, [actor.into()]).await?;
    let mut deleted = 0;
    for appeal_id in appeals {
        deleted += take_back(db, appeal_id, actor, Entity::delete_many()).await?;
    }
    Ok(deleted)
}

/// Deletes what is meant of an account's in one appeal.
async fn take_back(
    db: &Transaction,
    appeal_id: i64,
    actor: &str,
    gone: DeleteMany<Entity>,
) -> StoreResult<u64> {
    hold(db, appeal_id).await?;
    let before = of_account(db, appeal_id, actor).await?;
    let gone = gone
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Actor.eq(actor));
    let deleted = gone.exec(db).await?.rows_affected;
    count_again(db, appeal_id, actor, before).await?;
    Ok(deleted)
}
