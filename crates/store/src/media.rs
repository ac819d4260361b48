//! Pictures that organisations have uploaded, and what shows them. The files lie beside the
//! database; a row is there before its files and goes after them.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::media::{Column, Entity};
use crate::entity::media_use::{self, Column as UseColumn, Entity as Uses};
use crate::error::StoreResult;
use crate::sql;
use crate::transaction::Transaction;

pub use crate::entity::media::Model as Media;

/// Stores a picture, or notes that one that is there was uploaded again. In a transaction, whoever
/// prunes waits for it.
pub async fn upsert(transaction: &Transaction, new: Media) -> StoreResult<()> {
    sql::upsert(
        transaction,
        new.into_active_model().reset_all(),
        &[Column::File],
        &[Column::CreatedAt],
    )
    .await
}

/// A picture by the name of its file.
pub async fn by_file(db: &impl ConnectionTrait, file: &str) -> StoreResult<Option<Media>> {
    Ok(Entity::find_by_id(file).one(db).await?)
}

/// All pictures, by name.
pub async fn all(db: &impl ConnectionTrait) -> StoreResult<Vec<Media>> {
    Ok(Entity::find().order_by_asc(Column::File).all(db).await?)
}

/// The pictures that an organisation uploaded, and those that something of it shows, by name: what is called
/// so, or begins with one of `beneath`.
pub async fn belonging(
    db: &impl ConnectionTrait,
    organization_id: i64,
    used_by: &[String],
    beneath: &[String],
) -> StoreResult<Vec<Media>> {
    let mut found = Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .all(db)
        .await?;
    let mut uses = sql::all_in(db, Uses::find(), UseColumn::UsedBy, used_by).await?;
    for beginning in beneath {
        let these = Uses::find().filter(UseColumn::UsedBy.starts_with(beginning));
        uses.extend(these.all(db).await?);
    }
    let files: Vec<String> = uses.into_iter().map(|one| one.file).collect();
    found.extend(sql::all_in(db, Entity::find(), Column::File, &files).await?);
    found.sort_by(|one, other| one.file.cmp(&other.file));
    found.dedup_by(|one, other| one.file == other.file);
    Ok(found)
}

/// How many pictures an organisation has.
pub async fn count_of(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::OrganizationId.eq(organization_id))
        .count(db)
        .await?)
}

/// Says which pictures something shows now. A picture that is not there is a conflict.
pub async fn set_uses(
    db: &impl ConnectionTrait,
    used_by: &str,
    files: impl IntoIterator<Item = String>,
) -> StoreResult<()> {
    Uses::delete_many()
        .filter(UseColumn::UsedBy.eq(used_by))
        .exec(db)
        .await?;
    let mut files: Vec<String> = files.into_iter().collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let row = media_use::Model {
            file,
            used_by: used_by.to_owned(),
        };
        Uses::insert(row.into_active_model().reset_all())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// All pictures that something shows, by name.
pub async fn shown(db: &impl ConnectionTrait) -> StoreResult<Vec<Media>> {
    Ok(Entity::find()
        .filter(Column::File.in_subquery(used()))
        .order_by_asc(Column::File)
        .all(db)
        .await?)
}

/// Pictures that nothing shows and that were uploaded before `before`, at most a few hundred.
pub async fn unused(db: &impl ConnectionTrait, before: i64) -> StoreResult<Vec<Media>> {
    Ok(Entity::find()
        .filter(Column::CreatedAt.lt(before))
        .filter(Column::File.not_in_subquery(used()))
        .limit(sql::CHUNK as u64)
        .all(db)
        .await?)
}

/// Forgets a picture unless something shows it or it was uploaded again; says whether it did.
/// Whoever uploads it at this moment waits for the end of the transaction.
pub async fn forget(transaction: &Transaction, file: &str, before: i64) -> StoreResult<bool> {
    let deleted = Entity::delete_many()
        .filter(Column::File.eq(file))
        .filter(Column::CreatedAt.lt(before))
        .filter(Column::File.not_in_subquery(used()))
        .exec(transaction)
        .await?;
    Ok(deleted.rows_affected > 0)
}

/// Whether a file is the smaller copy of some picture.
pub async fn is_small_copy(db: &impl ConnectionTrait, file: &str) -> StoreResult<bool> {
    let found = Entity::find().filter(Column::SmallFile.eq(file));
    Ok(found.one(db).await?.is_some())
}

fn used() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait;
    Uses::find()
        .select_only()
        .column(UseColumn::File)
        .into_query()
}
