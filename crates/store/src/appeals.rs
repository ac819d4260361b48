//! Appeals: ours, and our copies of other servers'.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, DbBackend,
    DeriveIntoActiveModel, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::appeal::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;
use crate::statements::MEMBER;
use crate::transaction::Transaction;

pub use crate::entity::appeal::Model as Appeal;

/// An appeal about to be stored; see [`Appeal`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewAppeal {
    pub ap_id: String,
    pub root: Option<String>,
    pub host: String,
    pub slug: String,
    pub organization_id: Option<i64>,
    pub organiser: String,
    pub status: String,
    pub titles: Option<String>,
    pub draft: Option<String>,
    pub created_at: i64,
    pub published_at: Option<i64>,
    pub unasked: bool,
}

#[cfg(test)]
impl NewAppeal {
    /// One, for the tests of others.
    pub(crate) fn sample() -> Self {
        Self {
            ap_id: "https://a.example/appeals/a".to_owned(),
            root: None,
            host: "a.example".to_owned(),
            slug: "a".to_owned(),
            organization_id: None,
            organiser: "https://a.example/orgs/a".to_owned(),
            status: "open".to_owned(),
            titles: None,
            draft: None,
            created_at: 1,
            published_at: None,
            unasked: false,
        }
    }
}

/// Which appeals [`list`] answers. The default is: all of them.
#[derive(Clone, Debug, Default)]
pub struct AppealFilter {
    /// Only this organisation's.
    pub organization_id: Option<i64>,
    /// Only with one of these statuses; empty: any.
    pub statuses: Vec<String>,
    /// Only those whose titles or slug contain this text, upper or lower case.
    pub text: Option<String>,
    /// At most so many; absent: all.
    pub limit: Option<u64>,
    /// Leave out so many of the newest.
    pub offset: u64,
}

/// Stores a new appeal; a taken id, or a taken slug on one host, is a conflict.
pub async fn insert(db: &impl ConnectionTrait, new: NewAppeal) -> StoreResult<Appeal> {
    let mut row = new.into_active_model();
    row.list_version = ActiveValue::Set(0);
    Ok(row.insert(db).await?)
}

/// The appeal with this AS2 id.
pub async fn by_ap_id(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<Option<Appeal>> {
    Ok(Entity::find()
        .filter(Column::ApId.eq(ap_id))
        .one(db)
        .await?)
}

/// The appeals with these AS2 ids that are held, in no particular order.
pub async fn by_ap_ids(db: &impl ConnectionTrait, ap_ids: &[&str]) -> StoreResult<Vec<Appeal>> {
    sql::all_in(db, Entity::find(), Column::ApId, ap_ids).await
}

/// The appeal that `host` (with port unless the default) publishes as `slug`.
pub async fn by_host_slug(
    db: &impl ConnectionTrait,
    host: &str,
    slug: &str,
) -> StoreResult<Option<Appeal>> {
    Ok(Entity::find()
        .filter(Column::Host.eq(host))
        .filter(Column::Slug.eq(slug))
        .one(db)
        .await?)
}

/// The appeal with this row id.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<Appeal>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The appeals that pass the filter, newest first.
pub async fn list(db: &impl ConnectionTrait, filter: &AppealFilter) -> StoreResult<Vec<Appeal>> {
    let mut query = Entity::find()
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    if let Some(organization_id) = filter.organization_id {
        query = query.filter(Column::OrganizationId.eq(organization_id));
    }
    if !filter.statuses.is_empty() {
        query = query.filter(Column::Status.is_in(&filter.statuses));
    }
    if let Some(text) = &filter.text {
        let containing = |column| {
            Func::lower(Expr::col(column))
                .like(LikeExpr::new(containing_pattern(text)).escape('\\'))
        };
        query = query.filter(
            Condition::any()
                .add(containing(Column::Titles))
                .add(containing(Column::Slug)),
        );
    }
    if filter.limit.is_some() || filter.offset > 0 {
        // SQLite takes an offset only after a limit.
        query = query
            .limit(filter.limit.unwrap_or(i64::MAX as u64))
            .offset(filter.offset);
    }
    Ok(query.all(db).await?)
}

/// The ids of the copies for which nobody here has asked, in no particular order.
pub async fn unasked(db: &impl ConnectionTrait) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::ApId)
        .filter(Column::Unasked.eq(true))
        .into_tuple()
        .all(db)
        .await?)
}

/// How many copies are held for which somebody here has asked: of one host, and of all.
pub async fn count_asked(db: &impl ConnectionTrait, host: &str) -> StoreResult<(u64, u64)> {
    let asked = Entity::find()
        .filter(Column::OrganizationId.is_null())
        .filter(Column::Unasked.eq(false));
    let there = asked.clone().filter(Column::Host.eq(host));
    Ok((there.count(db).await?, asked.count(db).await?))
}

/// Notes that somebody here asks for an appeal.
pub async fn set_asked(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Unasked, false.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that somebody here asks for whatever an organiser calls for.
pub async fn set_asked_of(db: &impl ConnectionTrait, organiser: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Unasked, false.into())
        .filter(Column::Organiser.eq(organiser))
        .filter(Column::Unasked.eq(true))
        .exec(db)
        .await?;
    Ok(())
}

/// Which copies may be deleted: for which nobody here has asked, to which nobody here is still invited, and
/// in which nobody here has spoken. An appeal may let in any key as one of ours, and what is said under it
/// keeps no copy.
const MAY_GO: &str = "unasked AND organization_id IS NULL \
    AND NOT EXISTS (SELECT 1 FROM invitations i \
    WHERE i.object = appeals.ap_id AND i.state = 'pending') \
    AND NOT EXISTS (SELECT 1 FROM statements s \
    JOIN actor_keys k ON k.owner = s.author AND k.public_key = s.\"key\" \
    WHERE s.appeal_id = appeals.id)";

/// Deletes a copy for which nobody here has asked, with everything about it, unless somebody here is
/// still invited to it, or has spoken in it; says whether it did.
pub async fn delete_unasked(db: &impl ConnectionTrait, ap_id: &str) -> StoreResult<bool> {
    let delete = format!("DELETE FROM appeals WHERE ap_id = $1 AND {MAY_GO}");
    Ok(sql::execute(db, &delete, [ap_id.into()]).await? > 0)
}

/// Deletes all such copies that were made before a time; answers how many. One by one: each may have thousands
/// of statements, and on SQLite nobody else writes meanwhile.
pub async fn delete_unasked_before(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let query = Entity::find().select_only().column(Column::ApId);
    let old: Vec<String> = query
        .filter(Column::Unasked.eq(true))
        .filter(Column::CreatedAt.lt(before))
        .into_tuple()
        .all(db)
        .await?;
    let mut deleted = 0;
    for ap_id in old {
        deleted += u64::from(delete_unasked(db, &ap_id).await?);
    }
    Ok(deleted)
}

/// Stores every member of `appeal` but its id and `list_version`, which only
/// [`bump_version`] changes.
pub async fn update(db: &impl ConnectionTrait, appeal: Appeal) -> StoreResult<()> {
    let id = appeal.id;
    let mut row = appeal.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    row.list_version = ActiveValue::NotSet;
    Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Stores what lists show of an appeal, and nothing else of it.
pub async fn set_described(db: &impl ConnectionTrait, appeal: &Appeal) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Kind, appeal.kind.clone().into())
        .col_expr(Column::Topics, appeal.topics.clone().into())
        .col_expr(Column::Closed, appeal.closed.into())
        .filter(Column::Id.eq(appeal.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes since when the appeal's own server has been out of reach, or that it is back.
pub async fn set_origin_unreachable(
    db: &impl ConnectionTrait,
    id: i64,
    since: Option<i64>,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::OriginUnreachableSince, since.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Holds the appeal together with others until the transaction ends, so that nobody [`lock`]s it
/// meanwhile. Whoever changes what hangs on an appeal and is counted does this first: else one
/// waits for the appeal and the other for the count. SQLite has one writer anyway.
pub async fn hold(transaction: &Transaction, id: i64) -> StoreResult<()> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        let hold = "SELECT id FROM appeals WHERE id = $1 FOR KEY SHARE";
        sql::row(transaction, hold, [id.into()]).await?;
    }
    Ok(())
}

/// Takes the appeal for this transaction alone: whoever changes its statements locks it first,
/// so that changes to one appeal happen one after the other. (On SQLite the transaction has the
/// whole database already.)
pub async fn lock(transaction: &Transaction, id: i64) -> StoreResult<Option<Appeal>> {
    Ok(Entity::find_by_id(id)
        .lock_exclusive()
        .one(transaction)
        .await?)
}

/// Takes several appeals for this transaction alone, in the order of their ids: of two that take several, none waits for
/// the other while that waits for it. Whoever changes what hangs on several does this first.
pub async fn lock_several(transaction: &Transaction, ids: &[i64]) -> StoreResult<()> {
    if transaction.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let in_order: BTreeSet<i64> = ids.iter().copied().collect();
    for id in in_order {
        let lock = "SELECT id FROM appeals WHERE id = $1 FOR UPDATE";
        sql::row(transaction, lock, [id.into()]).await?;
    }
    Ok(())
}

/// What an appeal's state has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bumped {
    /// Its new version.
    pub version: i64,
    /// The highest row id of its members; 0 where it has none.
    pub last_member: i64,
}

/// Notes that the appeal's state changed, and answers what it has come to; nothing but 0 if there is no such
/// appeal.
pub async fn bump_version(transaction: &Transaction, id: i64) -> StoreResult<Bumped> {
    let bump = format!(
        "UPDATE appeals SET list_version = list_version + 1 WHERE id = $1 RETURNING list_version, \
         COALESCE((SELECT MAX(s.id) FROM statements s \
         WHERE s.appeal_id = $1 AND s.standing = '{MEMBER}'), 0)"
    );
    let Some(row) = sql::row(transaction, &bump, [id.into()]).await? else {
        return Ok(Bumped::default());
    };
    Ok(Bumped {
        version: row.try_get_by_index(0)?,
        last_member: row.try_get_by_index(1)?,
    })
}

/// Deletes an appeal and everything about it; meant for drafts.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

fn containing_pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for character in text.to_lowercase().chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}
