//! The people who act for an organisation. E-mail addresses are compared in lower case.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DeriveIntoActiveModel, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::account::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::account::Model as Account;

/// An account about to be stored; see [`Account`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewAccount {
    pub organization_id: i64,
    pub email: String,
    pub name: Option<String>,
    pub password_hash: Option<String>,
    pub role: String,
    pub created_at: i64,
    pub joined_at: Option<i64>,
}

/// Stores a new account; the same address twice in one organisation is a conflict.
pub async fn insert(db: &impl ConnectionTrait, mut new: NewAccount) -> StoreResult<Account> {
    new.email = normal(&new.email);
    Ok(new.into_active_model().insert(db).await?)
}

/// All accounts with this address, one per organisation, oldest first.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> StoreResult<Vec<Account>> {
    Ok(Entity::find()
        .filter(Column::Email.eq(normal(email)))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Keeps the accounts of an organisation from changing until the transaction ends, so that two
/// owners do not take each other's role at once. Rows that only name the organisation, such as the log's, are
/// written meanwhile.
pub async fn hold_all(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<()> {
    if db.get_database_backend() == DbBackend::Postgres {
        let hold = "SELECT id FROM organizations WHERE id = $1 FOR NO KEY UPDATE";
        sql::row(db, hold, [organization_id.into()]).await?;
    }
    Ok(())
}

/// Stores new roles.
pub async fn set_role(db: &impl ConnectionTrait, id: i64, role: &str) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Role, role.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Stores what a person is called.
pub async fn set_name(db: &impl ConnectionTrait, id: i64, name: Option<&str>) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Name, name.map(str::to_owned).into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that somebody who was invited has come.
pub async fn set_joined(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::JoinedAt, now.into())
        .filter(Column::Id.eq(id))
        .filter(Column::JoinedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes an account with its sessions and links.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The account with this row id.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<Account>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The accounts with these row ids, oldest first, which nobody else changes until the transaction ends. (On
/// SQLite the transaction has the whole database already.)
pub async fn hold(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<Vec<Account>> {
    Ok(Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(db)
        .await?)
}

/// The accounts of one organisation, oldest first.
pub async fn of_organization(
    db: &impl ConnectionTrait,
    organization_id: i64,
) -> StoreResult<Vec<Account>> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Stores a new password hash (a PHC string) in place of an `earlier` one, or of none; false where another
/// one was stored meanwhile.
pub async fn set_password(
    db: &impl ConnectionTrait,
    id: i64,
    earlier: Option<&str>,
    password_hash: &str,
) -> StoreResult<bool> {
    let is_earlier = match earlier {
        Some(earlier) => Column::PasswordHash.eq(earlier),
        None => Column::PasswordHash.is_null(),
    };
    let changed = Entity::update_many()
        .col_expr(Column::PasswordHash, password_hash.into())
        .filter(Column::Id.eq(id))
        .filter(is_earlier)
        .exec(db)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Stores in which language somebody is written to, how often about what waits, and when that is
/// looked at next.
pub async fn set_mails(
    db: &impl ConnectionTrait,
    id: i64,
    language: Option<&str>,
    digest: &str,
    next_at: Option<i64>,
) -> StoreResult<()> {
    Entity::update_many()
        .col_expr(Column::Language, language.map(str::to_owned).into())
        .col_expr(Column::Digest, digest.into())
        .col_expr(Column::DigestNextAt, next_at.into())
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Nobody is looked at as rarely as that, in milliseconds: eight days.
const TOO_FAR_MILLIS: i64 = 8 * 24 * 60 * 60 * 1_000;
/// A day, in milliseconds.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Accounts for which it is to be looked at whether something new waits; at most `limit`.
pub async fn digest_due(
    db: &impl ConnectionTrait,
    now: i64,
    limit: u64,
) -> StoreResult<Vec<Account>> {
    Ok(Entity::find()
        .filter(Column::JoinedAt.is_not_null())
        .filter(Column::Digest.ne("off"))
        .filter(Column::DigestNextAt.is_null().or(sql::has_come(
            Column::DigestNextAt,
            now,
            TOO_FAR_MILLIS,
        )))
        .order_by_asc(Column::DigestNextAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?)
}

/// Notes that it was looked at for an account as it was read; false where somebody else was faster.
pub async fn digest_looked(
    db: &impl ConnectionTrait,
    account: &Account,
    next_at: i64,
    told: Option<&str>,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE accounts SET digest_next_at = $2, digest_told = $3 \
         WHERE id = $1 AND COALESCE(digest_next_at, -1) = $4 AND digest = $5",
        [
            account.id.into(),
            next_at.into(),
            told.map(str::to_owned).into(),
            account.digest_next_at.unwrap_or(-1).into(),
            account.digest.as_str().into(),
        ],
    )
    .await?;
    Ok(changed > 0)
}

/// The clock was set back by `by` milliseconds, to `now`: nobody is looked at so many days later. The
/// hour of the day stays. Answers how many that were.
pub async fn set_back(db: &impl ConnectionTrait, now: i64, by: i64) -> StoreResult<u64> {
    let days = by - by % DAY_MILLIS;
    sql::execute(
        db,
        "UPDATE accounts SET digest_next_at = digest_next_at - $2 WHERE digest_next_at > $1",
        [now.into(), days.into()],
    )
    .await
}

fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}
