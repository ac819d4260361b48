//! How this server stands to other hosts and actors, as its operators decided.
//!
//! A version counts the changes, so that whoever keeps a copy in memory knows when to read anew.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::moderation_rule::{Column, Entity};
use crate::error::StoreResult;
use crate::{settings, sql};

pub use crate::entity::moderation_rule::Model as Rule;

/// The name under which the version is kept.
const VERSION: &str = "moderation_version";

/// A rule about to be stored; see [`Rule`] for what the members mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    pub subject: String,
    pub severity: String,
    pub public_comment: Option<String>,
    pub private_comment: Option<String>,
    pub created_at: i64,
}

/// Stores a rule in place of the one about the same subject, which keeps its time. Call
/// [`changed`] afterwards, in the same transaction.
pub async fn upsert(db: &impl ConnectionTrait, new: NewRule) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO moderation_rules (subject, severity, public_comment, private_comment, created_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subject) DO UPDATE SET \
         severity = excluded.severity, public_comment = excluded.public_comment, \
         private_comment = excluded.private_comment",
        [
            new.subject.into(),
            new.severity.into(),
            new.public_comment.into(),
            new.private_comment.into(),
            new.created_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Removes the rule about a subject; says whether there was one. Call [`changed`] afterwards, in
/// the same transaction.
pub async fn delete(db: &impl ConnectionTrait, subject: &str) -> StoreResult<bool> {
    let result = Entity::delete_many()
        .filter(Column::Subject.eq(subject))
        .exec(db)
        .await?;
    Ok(result.rows_affected > 0)
}

/// The rule about a subject.
pub async fn by_subject(db: &impl ConnectionTrait, subject: &str) -> StoreResult<Option<Rule>> {
    Ok(Entity::find()
        .filter(Column::Subject.eq(subject))
        .one(db)
        .await?)
}

/// All rules, by subject.
pub async fn all(db: &impl ConnectionTrait) -> StoreResult<Vec<Rule>> {
    Ok(Entity::find().order_by_asc(Column::Subject).all(db).await?)
}

/// How often the rules have changed.
pub async fn version(db: &impl ConnectionTrait) -> StoreResult<i64> {
    Ok(read(settings::get(db, VERSION).await?))
}

/// The same within a question about something else, to be [`read`].
pub(crate) fn version_within() -> String {
    format!("(SELECT value FROM settings_kv WHERE name = '{VERSION}')")
}

/// Reads a version as it is kept; there is none before the first change.
pub(crate) fn read(version: Option<String>) -> i64 {
    version.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Counts a change.
pub async fn changed(db: &impl ConnectionTrait) -> StoreResult<()> {
    sql::execute(
        db,
        "INSERT INTO settings_kv (name, value) VALUES ($1, '1') ON CONFLICT (name) DO UPDATE SET \
         value = CAST(CAST(settings_kv.value AS BIGINT) + 1 AS TEXT)",
        [VERSION.into()],
    )
    .await?;
    Ok(())
}
