//! Natural persons who signed here: encrypted, found again only by a keyed hash of the e-mail
//! address, and never leaving this server.

mod links;
mod withdrawals;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DeriveIntoActiveModel, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::cmp::Reverse;

use crate::entity::person_signature::{ActiveModel, Column, Entity};
use crate::entity::person_withdrawal;
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::{person_counts, person_revisions, sql};
use withdrawals::note;

pub use crate::entity::{
    ended_link::Model as EndedLink, person_signature::Model as PersonSignature,
};
pub use links::{add_link, by_link, ended, prune_ended};
pub use withdrawals::{forget_withdrawal, has_withdrawn, note_withdrawal, withdrawn_at};

/// A signature about to be stored; see [`PersonSignature`] for what the members mean.
#[derive(Clone, Debug, DeriveIntoActiveModel)]
pub struct NewPersonSignature {
    pub appeal_id: i64,
    pub email_hash: String,
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub source: String,
    pub shown: i64,
    pub revision: i64,
}

/// Stores a signature and counts it for a country, the empty code standing for none, and for its wording;
/// false if this address signed the appeal already, and nothing changed. Whose name was hidden when they
/// withdrew are hidden again.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewPersonSignature,
    country: &str,
) -> StoreResult<bool> {
    let (appeal_id, revision) = (new.appeal_id, new.revision);
    let email_hash = new.email_hash.clone();
    let inserted = sql::insert_if_absent(
        db,
        new.into_active_model(),
        &[Column::AppealId, Column::EmailHash],
    )
    .await?;
    if inserted {
        person_counts::add(db, appeal_id, country, 1).await?;
        person_revisions::add(db, appeal_id, revision, 1).await?;
        sql::execute(
            db,
            "UPDATE person_signatures SET hidden = TRUE WHERE appeal_id = $1 AND email_hash = $2 \
             AND EXISTS (SELECT 1 FROM person_withdrawals w \
             WHERE w.appeal_id = $1 AND w.email_hash = $2 AND w.hidden)",
            [appeal_id.into(), email_hash.into()],
        )
        .await?;
    }
    Ok(inserted)
}

/// The signature under an appeal that belongs to this address.
pub async fn by_email_hash(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<Option<PersonSignature>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::EmailHash.eq(email_hash))
        .one(db)
        .await?)
}

/// At most `limit` signatures under an appeal with an id above `after_id`, in id order.
pub async fn page(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after_id: i64,
    limit: u64,
) -> StoreResult<Vec<PersonSignature>> {
    let query = after(appeal_id, after_id).limit(limit);
    Ok(query.all(db).await?)
}

fn after(appeal_id: i64, after_id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Id.gt(after_id))
        .order_by_asc(Column::Id)
}

/// How many people signed an appeal here.
pub async fn count(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .count(db)
        .await?)
}

/// A signature by its row.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<PersonSignature>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// A signature by its row, which nobody else changes until the transaction ends.
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> StoreResult<Option<PersonSignature>> {
    if db.get_database_backend() == DbBackend::Postgres {
        let hold = "SELECT id FROM person_signatures WHERE id = $1 FOR UPDATE";
        sql::row(db, hold, [id.into()]).await?;
    }
    by_id(db, id).await
}

/// Whether anybody signed an appeal here, waits to confirm it, or withdrew.
pub async fn any(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<bool> {
    let found = sql::row(db, &any_of("$1"), [appeal_id.into()]).await?;
    Ok(found.is_some())
}

/// Asks for the first row that [`any`] looks for; `appeal_id` is an expression.
pub(crate) fn any_of(appeal_id: &str) -> String {
    format!(
        "SELECT 1 AS one FROM person_signatures WHERE appeal_id = {appeal_id} UNION ALL \
         SELECT 1 FROM person_requests WHERE appeal_id = {appeal_id} UNION ALL \
         SELECT 1 FROM person_withdrawals WHERE appeal_id = {appeal_id} LIMIT 1"
    )
}

/// The rows of all appeals that people signed here.
pub async fn signed_appeals(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    let signed = "SELECT a.id FROM appeals a WHERE EXISTS \
         (SELECT 1 FROM person_signatures p WHERE p.appeal_id = a.id)";
    sql::column(db, signed, []).await
}

/// All signatures of somebody, by the hash under each appeal, oldest first.
pub async fn of_hashes(
    db: &impl ConnectionTrait,
    hashes: &[&str],
) -> StoreResult<Vec<PersonSignature>> {
    let mut found = sql::all_in(db, Entity::find(), Column::EmailHash, hashes).await?;
    found.sort_by_key(|row| row.id);
    Ok(found)
}

/// Signatures under an appeal that may be shown in some way, newest first: those after the first
/// `skip`, at most `limit`.
pub async fn shown(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    skip: u64,
    limit: u64,
) -> StoreResult<Vec<PersonSignature>> {
    let ids: Vec<i64> = shown_ids(appeal_id, skip, limit)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = sql::all_in(db, Entity::find(), Column::Id, &ids).await?;
    found.sort_by_key(|row| Reverse(row.id));
    Ok(found)
}

/// Their rows' ids alone, which all stand in an index: of those that are skipped, nothing else is read.
fn shown_ids(appeal_id: i64, skip: u64, limit: u64) -> Select<Entity> {
    newest_named(appeal_id)
        .filter(Column::Hidden.eq(false))
        .select_only()
        .column(Column::Id)
        .offset(skip)
        .limit(limit)
}

/// Signatures under an appeal that may be shown in some way, and those that would be were they not
/// hidden, newest first: those before a row, at most `limit`.
pub async fn named(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    before_id: i64,
    limit: u64,
) -> StoreResult<Vec<PersonSignature>> {
    let query = newest_named(appeal_id).filter(Column::Id.lt(before_id));
    Ok(query.limit(limit).all(db).await?)
}

fn newest_named(appeal_id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::Shown.gt(0))
        .order_by_desc(Column::Id)
}

/// Writes anew what a signature says.
pub async fn correct(
    db: &impl ConnectionTrait,
    id: i64,
    sealed: Vec<u8>,
    shown: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE person_signatures SET sealed = $2, shown = $3 WHERE id = $1",
        [id.into(), sealed.into(), shown.into()],
    )
    .await?;
    Ok(())
}

/// Hides the name of who signed, or shows it again as far as it may be.
pub async fn set_hidden(db: &impl ConnectionTrait, id: i64, hidden: bool) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE person_signatures SET hidden = $2 WHERE id = $1",
        [id.into(), hidden.into()],
    )
    .await?;
    Ok(())
}

/// Puts a signature, as it is held, under another wording, and counts it for that one. A mail that asks for it
/// and waits is not sent.
pub async fn sign_revision(
    db: &impl ConnectionTrait,
    held: &PersonSignature,
    revision: i64,
) -> StoreResult<()> {
    if held.revision == revision {
        return Ok(());
    }
    sql::execute(
        db,
        "UPDATE person_signatures SET revision = $2 WHERE id = $1",
        [held.id.into(), revision.into()],
    )
    .await?;
    mails::drop_about(db, about(held)).await?;
    // In one order for everybody, so that no two wait for each other.
    let mut steps = [(held.revision, -1), (revision, 1)];
    steps.sort_unstable();
    for (revision, step) in steps {
        person_revisions::add(db, held.appeal_id, revision, step).await?;
    }
    Ok(())
}

/// Notes that somebody who signed an earlier wording is told of this one; false where they have been, have
/// signed it, or have withdrawn.
pub async fn tell_of(db: &impl ConnectionTrait, id: i64, revision: i64) -> StoreResult<bool> {
    let told = sql::execute(
        db,
        "UPDATE person_signatures SET told_of = $2 \
         WHERE id = $1 AND revision < $2 AND told_of < $2",
        [id.into(), revision.into()],
    )
    .await?;
    Ok(told > 0)
}

/// Deletes a signature, as it is held, because its owner wishes so, and counts it for its country and its
/// wording no more; says whether it was there. Of its links only that they ended is kept, and what waits to be
/// mailed about it is not sent: a reader of news with this mailbox is held before. A mail with the links to all that
/// they signed is taken back by whoever knows the address.
pub async fn delete(
    db: &impl ConnectionTrait,
    signature: &PersonSignature,
    country: &str,
    now: i64,
) -> StoreResult<bool> {
    sql::execute(
        db,
        "INSERT INTO ended_links (token_hash, ended_at, appeal_id) \
         SELECT token_hash, $2, $3 FROM person_links WHERE signature_id = $1",
        [signature.id.into(), now.into(), signature.appeal_id.into()],
    )
    .await?;
    let row = (signature.appeal_id, signature.id);
    mails::drop_about_signature(db, row).await?;
    let result = Entity::delete_by_id(signature.id).exec(db).await?;
    if result.rows_affected > 0 {
        person_counts::add(db, signature.appeal_id, country, -1).await?;
        person_revisions::add(db, signature.appeal_id, signature.revision, -1).await?;
        let (appeal_id, hash) = (signature.appeal_id, &signature.email_hash);
        note(db, appeal_id, hash, signature.hidden, now).await?;
    }
    Ok(result.rows_affected > 0)
}

/// What mails about a signature are about that ask for something: to sign another wording.
#[must_use]
pub fn about(signature: &PersonSignature) -> About {
    About::Signature {
        appeal_id: signature.appeal_id,
        id: signature.id,
    }
}

/// What mails with the link to a signature are about.
#[must_use]
pub fn signed(signature: &PersonSignature) -> About {
    About::Signed {
        appeal_id: signature.appeal_id,
        id: signature.id,
    }
}

/// Deletes all signatures under an appeal (its retention date) with their links and the mails that wait about
/// them, outside a transaction in parts, since there may be very many; answers how many. They stay counted.
/// Nothing is entered from a list after that day, so who withdrew before is forgotten too.
pub async fn delete_all(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<u64> {
    person_withdrawal::Entity::delete_many()
        .filter(person_withdrawal::Column::AppealId.eq(appeal_id))
        .exec(db)
        .await?;
    // First: once they are gone, nobody knows that links may be to one of them.
    mails::drop_about_people(db, appeal_id).await?;
    let delete = format!(
        "DELETE FROM person_signatures WHERE id IN (SELECT id FROM person_signatures \
         WHERE appeal_id = $1 ORDER BY id LIMIT {})",
        sql::AT_A_TIME
    );
    let deleted = sql::delete_in_parts(db, &delete, [appeal_id.into()]).await?;
    // Once nobody is left about whom another could be queued.
    mails::drop_about_people(db, appeal_id).await?;
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::QueryTrait as _;

    #[tokio::test]
    async fn nobody_sorts_all_people_of_an_appeal_to_read_some() {
        let (_folder, db) = sql::empty().await;
        let index = "INDEX person_signatures_appeal_id_id_shown_hidden_index (appeal_id=?";
        for (query, using) in [
            (after(1, 5).limit(100_u64), "USING "),
            (
                newest_named(1).filter(Column::Id.lt(9)).limit(100_u64),
                "USING ",
            ),
            // Whoever asks for a late page has many skipped.
            (shown_ids(1, 200, 100), "USING COVERING "),
        ] {
            let asked = query.build(DbBackend::Sqlite);
            let steps = sql::plan(&db, asked).await;
            let by_index = format!("{using}{index}");
            let found = steps.iter().filter(|step| step.contains(&by_index));
            assert_eq!((found.count(), steps.len()), (1, 1), "{steps:#?}");
        }
        db.close().await.unwrap();
    }
}
