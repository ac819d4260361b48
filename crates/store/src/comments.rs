//! Why signers sign, in their own words: what waits for the organiser, and what it let in.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::entity::comment::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::sql;
use crate::transaction::Transaction;

pub use crate::entity::comment::Model as Comment;

/// Ours, under an appeal of another server, whose organiser decides.
pub const SENT: &str = "sent";
/// The same, and the organiser says that it is shown there.
pub const SENT_SHOWN: &str = "sent-shown";
/// The same, and the organiser says that it is not.
pub const SENT_REFUSED: &str = "sent-refused";
/// A person of the organiser's has to look at it.
pub const WAITING: &str = "waiting";
/// The organiser let it in.
pub const SHOWN: &str = "shown";
/// The organiser did not let it in, or took it down.
pub const REFUSED: &str = "refused";

/// Stores a comment; `id` is not looked at. Gives the row.
pub async fn insert(db: &impl ConnectionTrait, new: Comment) -> StoreResult<Comment> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    Ok(row.insert(db).await?)
}

/// Writes a comment as it is now.
pub async fn update(db: &impl ConnectionTrait, comment: Comment) -> StoreResult<()> {
    comment.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// A comment by its row, which nobody else changes until the transaction ends: what is written then is the
/// whole row. (On SQLite the transaction has the whole database already.)
pub async fn hold(transaction: &Transaction, id: i64) -> StoreResult<Option<Comment>> {
    Ok(Entity::find_by_id(id)
        .lock_exclusive()
        .one(transaction)
        .await?)
}

/// A comment by the id of its note.
pub async fn by_note(db: &impl ConnectionTrait, note_id: &str) -> StoreResult<Option<Comment>> {
    Ok(Entity::find()
        .filter(Column::NoteId.eq(note_id))
        .one(db)
        .await?)
}

/// What somebody says under an appeal.
pub async fn of(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    author: &str,
) -> StoreResult<Option<Comment>> {
    Ok(by_author(appeal_id, author).one(db).await?)
}

/// The same, held as [`hold`] does.
pub async fn hold_of(
    transaction: &Transaction,
    appeal_id: i64,
    author: &str,
) -> StoreResult<Option<Comment>> {
    Ok(by_author(appeal_id, author)
        .lock_exclusive()
        .one(transaction)
        .await?)
}

fn by_author(appeal_id: i64, author: &str) -> Select<Entity> {
    Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
}

/// What is said by some of those who signed an appeal, in some state.
pub async fn of_authors(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    authors: &[&str],
    state: &str,
) -> StoreResult<Vec<Comment>> {
    let query = Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(state));
    sql::all_in(db, query, Column::Author, authors).await
}

/// Comments under an appeal in some state, newest first: those after the first `skip`, at most
/// `limit`.
pub async fn in_state(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &str,
    skip: u64,
    limit: u64,
) -> StoreResult<Vec<Comment>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(state))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .offset(skip)
        .limit(limit)
        .all(db)
        .await?)
}

/// Row and author of all comments under an appeal in some state, newest first.
pub async fn authors(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    state: &str,
) -> StoreResult<Vec<(i64, String)>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::Author)
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(state))
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

/// Some comments by their rows, newest first.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> StoreResult<Vec<Comment>> {
    let mut found = sql::all_in(db, Entity::find(), Column::Id, ids).await?;
    found.sort_by_key(|comment| std::cmp::Reverse((comment.updated_at, comment.id)));
    Ok(found)
}

/// How many comments under an appeal are in a state.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64, state: &str) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(state))
        .count(db)
        .await?)
}

/// How many are shown under an appeal, and when the newest of them was let in: another answer
/// means that others are shown.
pub async fn version(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<(u64, i64)> {
    let newest = in_state(db, appeal_id, SHOWN, 0, 1).await?;
    let at = newest.first().map_or(0, |newest| newest.updated_at);
    Ok((count(db, appeal_id, SHOWN).await?, at))
}

/// Forgets a comment; says whether it was there.
pub async fn delete(db: &impl ConnectionTrait, id: i64) -> StoreResult<bool> {
    let result = Entity::delete_by_id(id).exec(db).await?;
    Ok(result.rows_affected > 0)
}

/// Forgets what somebody says under an appeal, because they take their name back.
pub async fn delete_of(db: &impl ConnectionTrait, appeal_id: i64, author: &str) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Author.eq(author))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets all that an author says anywhere; answers how much that was.
pub async fn delete_by(db: &impl ConnectionTrait, author: &str) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::Author.eq(author))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}
