//! What other servers report: one row for each host and subject, however often.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::report::{Column, Entity};
use crate::error::StoreResult;
use crate::{appeals, organizations, remote_actors, sql, statements};

pub use crate::entity::report::Model as Report;

/// A report about to be counted; see [`Report`] for what the members mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    pub reporter_host: String,
    pub reporter_domain: String,
    pub subject: String,
    pub content: String,
    pub at: i64,
}

/// What a host has reported of a subject.
pub async fn of(
    db: &impl ConnectionTrait,
    reporter_host: &str,
    subject: &str,
) -> StoreResult<Option<Report>> {
    Ok(Entity::find()
        .filter(Column::ReporterHost.eq(reporter_host))
        .filter(Column::Subject.eq(subject))
        .one(db)
        .await?)
}

/// Counts a report of a host that has reported the subject before, with all that it has said of
/// it; says whether it had. It is open again then.
pub async fn count_again(db: &impl ConnectionTrait, new: &NewReport) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE reports SET count = count + 1, content = $3, last_at = $4, closed_at = NULL \
         WHERE reporter_host = $1 AND subject = $2",
        [
            new.reporter_host.as_str().into(),
            new.subject.as_str().into(),
            new.content.as_str().into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// Stores a first report.
pub async fn insert(db: &impl ConnectionTrait, new: NewReport) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO reports \
         (reporter_host, reporter_domain, subject, content, count, first_at, last_at) \
         VALUES ($1, $2, $3, $4, 1, $5, $5) ON CONFLICT (reporter_host, subject) DO NOTHING",
        [
            new.reporter_host.into(),
            new.reporter_domain.into(),
            new.subject.into(),
            new.content.into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What is reported, as far as it is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An appeal.
    Appeal,
    /// Another statement.
    Statement,
    /// Whoever says things.
    Actor,
}

/// What an address that was reported is of. A statement can be planted at an actor's, and makes nothing
/// else of it.
pub async fn kind_of(db: &impl ConnectionTrait, subject: &str) -> StoreResult<Kind> {
    if appeals::by_ap_id(db, subject).await?.is_some() {
        return Ok(Kind::Appeal);
    }
    if organizations::by_ap_id(db, subject).await?.is_some()
        || remote_actors::by_ap_id(db, subject).await?.is_some()
    {
        return Ok(Kind::Actor);
    }
    let statement = statements::by_ap_id(db, subject).await?;
    Ok(statement.map_or(Kind::Actor, |_| Kind::Statement))
}

/// The author of an appeal or statement that is held here, where this server knows whose it is.
pub async fn author_of(db: &impl ConnectionTrait, subject: &str) -> StoreResult<Option<String>> {
    if let Some(appeal) = appeals::by_ap_id(db, subject).await? {
        return Ok(Some(appeal.organiser));
    }
    statements::author_at(db, subject).await
}

/// How many are kept, and how many of them are of one domain.
pub async fn kept(db: &impl ConnectionTrait, domain: &str) -> StoreResult<(u64, u64)> {
    let all = Entity::find().count(db).await?;
    let of_domain = Entity::find()
        .filter(Column::ReporterDomain.eq(domain))
        .count(db)
        .await?;
    Ok((all, of_domain))
}

/// Makes room by forgetting the one that was closed first; says whether there was any.
pub async fn forget_one_closed(db: &impl ConnectionTrait) -> StoreResult<bool> {
    let forgotten = sql::execute(
        db,
        "DELETE FROM reports WHERE id = (SELECT id FROM reports WHERE closed_at IS NOT NULL \
         ORDER BY closed_at, id LIMIT 1)",
        [],
    )
    .await?;
    Ok(forgotten > 0)
}

/// Reports, the newest first; those that are done with only where they are asked for.
pub async fn list(db: &impl ConnectionTrait, closed: bool) -> StoreResult<Vec<Report>> {
    let mut query = Entity::find();
    if !closed {
        query = query.filter(Column::ClosedAt.is_null());
    }
    Ok(query
        .order_by_desc(Column::LastAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}

/// Notes that somebody is done with a report; says whether it was open.
pub async fn close(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE reports SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL",
        [id.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// How often something was reported by other servers, and nobody here is done with it.
pub async fn times(db: &impl ConnectionTrait, subject: &str) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM reports \
         WHERE subject = $1 AND closed_at IS NULL",
        [subject.into()],
    )
    .await
}
