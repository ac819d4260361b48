//! What some accounts need beside a password: the sealed secret of codes, and recovery codes of which
//! only hashes are stored.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

use crate::entity::second_factor::{Column, Entity};
use crate::error::StoreResult;
use crate::sql;

pub use crate::entity::second_factor::Model as SecondFactor;

/// The factor of an account, confirmed or not.
pub async fn get(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<Option<SecondFactor>> {
    Ok(Entity::find_by_id(account_id).one(db).await?)
}

/// Stores a factor in place of one that was not confirmed.
pub async fn begin(db: &impl ConnectionTrait, factor: SecondFactor) -> StoreResult<()> {
    Entity::delete_by_id(factor.account_id)
        .filter(Column::ConfirmedAt.is_null())
        .exec(db)
        .await?;
    Entity::insert(factor.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Notes that a code of a step of time was taken; false where it, or a later one, was taken before.
/// Of two calls at the same time one gets it.
pub async fn take_step(
    db: &impl ConnectionTrait,
    account_id: i64,
    step: i64,
    now: i64,
) -> StoreResult<bool> {
    let changed = sql::execute(
        db,
        "UPDATE second_factors SET last_step = $2, confirmed_at = COALESCE(confirmed_at, $3) \
         WHERE account_id = $1 AND last_step < $2",
        [account_id.into(), step.into(), now.into()],
    )
    .await?;
    Ok(changed > 0)
}

/// Stores recovery codes in place of all there were.
pub async fn set_codes(
    db: &impl ConnectionTrait,
    account_id: i64,
    hashes: &[String],
) -> StoreResult<()> {
    sql::execute(
        db,
        "DELETE FROM recovery_codes WHERE account_id = $1",
        [account_id.into()],
    )
    .await?;
    for hash in hashes {
        sql::execute(
            db,
            "INSERT INTO recovery_codes (code_hash, account_id) VALUES ($1, $2)",
            [hash.as_str().into(), account_id.into()],
        )
        .await?;
    }
    Ok(())
}

/// Uses a recovery code up; false where there is none such. Of two calls at the same time one gets it.
pub async fn take_code(
    db: &impl ConnectionTrait,
    account_id: i64,
    hash: &str,
) -> StoreResult<bool> {
    let deleted = sql::execute(
        db,
        "DELETE FROM recovery_codes WHERE code_hash = $1 AND account_id = $2",
        [hash.into(), account_id.into()],
    )
    .await?;
    Ok(deleted > 0)
}

/// How many recovery codes are left.
pub async fn codes_left(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<u64> {
    sql::number(
        db,
        "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1",
        [account_id.into()],
    )
    .await
}

/// Takes a factor away, with its recovery codes.
pub async fn delete(db: &impl ConnectionTrait, account_id: i64) -> StoreResult<()> {
    set_codes(db, account_id, &[]).await?;
    Entity::delete_by_id(account_id).exec(db).await?;
    Ok(())
}
