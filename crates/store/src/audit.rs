//! The log of what was done: by whom, when, on what, with which outcome.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::audit_entry::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::audit_entry::Model as AuditEntry;

/// It was done.
pub const DONE: &str = "done";
/// It was not allowed, or there was something wrong with it.
pub const REFUSED: &str = "refused";
/// This server could not do it.
pub const FAILED: &str = "failed";

/// A row about to be stored; see [`AuditEntry`] for what the members mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveIntoActiveModel)]
pub struct NewAuditEntry {
    pub organization_id: Option<i64>,
    pub at: i64,
    pub actor_kind: String,
    pub actor_id: Option<i64>,
    pub actor: String,
    pub action: String,
    pub object: String,
    pub detail: String,
    pub outcome: String,
}

/// Which rows are asked for.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Of one person.
    pub account_id: Option<i64>,
    /// Of one kind.
    pub action: Option<String>,
    /// Whose object has this in it.
    pub object: Option<String>,
    /// Older than this row.
    pub before_id: Option<i64>,
    /// Whether the commands about the whole server are asked for as well.
    pub with_server: bool,
}

/// Rows of an organisation, and where that is asked for those of commands that were about none.
fn whose(organization_id: i64, with_server: bool) -> Condition {
    let own = Condition::any().add(Column::OrganizationId.eq(organization_id));
    if !with_server {
        return own;
    }
    let of_server = Condition::all()
        .add(Column::OrganizationId.is_null())
        .add(Column::ActorKind.eq("command"));
    own.add(of_server)
}

/// Stores a row and answers its id.
pub async fn insert(db: &impl ConnectionTrait, new: NewAuditEntry) -> StoreResult<i64> {
    Ok(new.into_active_model().insert(db).await?.id)
}

/// Corrects how something ended.
pub async fn set_outcome(db: &impl ConnectionTrait, id: i64, outcome: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Outcome, outcome.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Rows of an organisation, newest first, at most `limit`.
pub async fn list(
    db: &impl ConnectionTrait,
    organization_id: i64,
    filter: &AuditFilter,
    limit: u64,
) -> StoreResult<Vec<AuditEntry>> {
    let mut query = Entity::find().filter(whose(organization_id, filter.with_server));
    if let Some(id) = filter.account_id {
        query = query
            .filter(Column::ActorKind.eq("person"))
            .filter(Column::ActorId.eq(id));
    }
    if let Some(action) = &filter.action {
        query = query.filter(Column::Action.eq(action));
    }
    if let Some(object) = &filter.object {
        query = query.filter(Column::Object.contains(object));
    }
    if let Some(id) = filter.before_id {
        query = query.filter(Column::Id.lt(id));
    }
    Ok(query.order_by_desc(Column::Id).limit(limit).all(db).await?)
}

/// When somebody of an organisation last did one of these, as far back as rows are kept.
pub async fn last_of(
    db: &impl ConnectionTrait,
    organization_id: i64,
    account_id: i64,
    actions: &[&str],
) -> StoreResult<Option<i64>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::At)
        .filter(Column::OrganizationId.eq(organization_id))
        .filter(Column::ActorKind.eq("person"))
        .filter(Column::ActorId.eq(account_id))
        .filter(Column::Action.is_in(actions.iter().copied()))
        .filter(Column::Outcome.eq(DONE))
        .order_by_desc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?)
}

/// The actions that an organisation's rows name, with those of commands about the whole server where these are asked for.
pub async fn actions(
    db: &impl ConnectionTrait,
    organization_id: i64,
    with_server: bool,
) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Action)
        .distinct()
        .filter(whose(organization_id, with_server))
        .order_by_asc(Column::Action)
        .into_tuple()
        .all(db)
        .await?)
}

/// How many rows there are of an organisation.
pub async fn count(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
}

/// Accounts that are not there any more, and have a name in rows.
pub async fn gone_by_name(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    sql::column(
        db,
        "SELECT DISTINCT actor_id FROM audit_entries e \
         WHERE actor_kind = 'person' AND actor <> '' AND actor_id IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = e.actor_id)",
        [],
    )
    .await
}

/// The objects beginning with `prefix`, in which `%` and `_` do not occur, on which something was done since.
pub async fn objects_since(
    db: &impl ConnectionTrait,
    prefix: &str,
    since: i64,
) -> StoreResult<Vec<String>> {
    sql::column(
        db,
        "SELECT DISTINCT object FROM audit_entries WHERE at >= $1 AND object LIKE $2",
        [since.into(), format!("{prefix}%").into()],
    )
    .await
}

/// Takes a person's name out of the rows: their account is there no more.
pub async fn forget_name(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Actor, "".into())
        .filter(Column::ActorKind.eq("person"))
        .filter(Column::ActorId.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what was done before a time; answers how many rows.
pub async fn prune(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::At.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
