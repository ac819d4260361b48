//! Files that belong to something an organiser says: sealed lists, and evidence kept private.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DeriveIntoActiveModel,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::kept_file::{ActiveModel, Column, Entity};
use crate::entity::kept_file_part::{self, Column as PartColumn, Entity as Parts};
use crate::error::StoreResult;
use crate::sql;
use crate::transaction::Transaction;

pub use crate::entity::kept_file::Model as KeptFile;

/// The purpose of a list as it stood when it was handed over.
pub const SEALED_LIST: &str = "sealed-list";
/// The purpose of the ids of those who stand on such a list.
pub const SEALED_SIGNERS: &str = "sealed-signers";
/// The purpose of a file that shows something and is kept private.
pub const EVIDENCE: &str = "evidence";

/// A file about to be stored; see [`KeptFile`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewKeptFile {
    pub appeal_id: i64,
    pub owner: String,
    pub purpose: String,
    pub digest: String,
    pub media_type: String,
    pub bytes: i64,
    pub state_digest: Option<String>,
    pub entries: Option<i64>,
    pub created_at: i64,
}

/// Stores a file with its content, in place of the same one that is there.
pub async fn put(
    transaction: &Transaction,
    new: NewKeptFile,
    parts: Vec<Vec<u8>>,
) -> StoreResult<KeptFile> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(new.appeal_id))
        .filter(Column::Owner.eq(new.owner.as_str()))
        .filter(Column::Purpose.eq(new.purpose.as_str()))
        .filter(Column::Digest.eq(new.digest.as_str()))
        .exec(transaction)
        .await?;
    let stored = new.into_active_model().insert(transaction).await?;
    for (part, content) in (0_i64..).zip(parts) {
        let row = kept_file_part::ActiveModel {
            file_id: ActiveValue::Set(stored.id),
            part: ActiveValue::Set(part),
            content: ActiveValue::Set(content),
            ..Default::default()
        };
        Parts::insert(row)
            .exec_without_returning(transaction)
            .await?;
    }
    Ok(stored)
}

/// The files of an owner with a purpose, oldest first.
pub async fn list(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    owner: &str,
    purpose: &str,
) -> StoreResult<Vec<KeptFile>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Owner.eq(owner))
        .filter(Column::Purpose.eq(purpose))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Whose the files of an appeal are, by name: of what was published, and of what is being written.
pub async fn owners(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Owner)
        .distinct()
        .filter(Column::AppealId.eq(appeal_id))
        .order_by_asc(Column::Owner)
        .into_tuple()
        .all(db)
        .await?)
}

/// Whether a file is there still; then nobody forgets it until the transaction ends.
pub async fn hold(transaction: &Transaction, id: i64) -> StoreResult<bool> {
    let held = Entity::find_by_id(id).lock_exclusive();
    Ok(held.one(transaction).await?.is_some())
}

/// The content of a file, part by part.
pub async fn content(db: &impl ConnectionTrait, file_id: i64) -> StoreResult<Vec<Vec<u8>>> {
    let rows = Parts::find()
        .filter(PartColumn::FileId.eq(file_id))
        .order_by_asc(PartColumn::Part)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.content).collect())
}

/// How many bytes of a purpose are kept for an appeal.
pub async fn bytes_of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    purpose: &str,
) -> StoreResult<i64> {
    let sum = sql::value::<i64, 2>(
        db,
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM kept_files \
         WHERE appeal_id = $1 AND purpose = $2",
        [appeal_id.into(), purpose.into()],
    )
    .await?;
    Ok(sum.unwrap_or(0))
}

/// Forgets files of an owner: those with a purpose, or all; except those with these digests.
pub async fn forget(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    owner: &str,
    purpose: Option<&str>,
    except: &[String],
) -> StoreResult<u64> {
    let mut which = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Owner.eq(owner));
    if let Some(purpose) = purpose {
        which = which.filter(Column::Purpose.eq(purpose));
    }
    if !except.is_empty() {
        which = which.filter(Column::Digest.is_not_in(except));
    }
    Ok(which.exec(db).await?.rows_affected)
}
