//! People who read the news of an appeal by e-mail. Of who left or could not be reached a row
//! stays to be counted, and nothing of who it was.

use sea_orm::sea_query::IntoCondition;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::entity::subscriber::{ActiveModel, Column, Entity};
use crate::error::StoreResult;
use crate::mails::{self, About};
use crate::sql;
use crate::transaction::Transaction;

pub use crate::entity::subscriber::Model as Subscriber;

/// The link in the mail was not followed yet.
pub const WAITING: &str = "waiting";
/// Gets every piece of news.
pub const READING: &str = "reading";
/// Wanted no more of it.
pub const LEFT: &str = "left";
/// A mail server said that there is no such mailbox.
pub const BOUNCED: &str = "bounced";

/// Stores somebody who asked, unless their mailbox is known for this appeal; `id` is not looked at.
pub async fn insert_if_absent(db: &impl ConnectionTrait, new: Subscriber) -> StoreResult<bool> {
    let mut row: ActiveModel = new.into_active_model().reset_all();
    row.id = ActiveValue::NotSet;
    sql::insert_if_absent(db, row, &[Column::AppealId, Column::EmailHash]).await
}

/// Whoever has this mailbox, and waits or reads.
pub async fn find(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<Option<Subscriber>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::EmailHash.eq(email_hash))
        .one(db)
        .await?)
}

/// Notes that somebody who waits asked again.
pub async fn ask_again(
    db: &impl ConnectionTrait,
    id: i64,
    language: &str,
    now: i64,
) -> StoreResult<()> {
    sql::execute(
        db,
        "UPDATE subscribers SET asked_at = $3, language = $2 WHERE id = $1 AND state = $4",
        [id.into(), language.into(), now.into(), WAITING.into()],
    )
    .await?;
    Ok(())
}

/// Forgets somebody who waits. What becomes of mails to them is about no other row from then on.
pub async fn forget_waiting(db: &impl ConnectionTrait, id: i64) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(WAITING))
        .exec(db)
        .await?;
    Ok(())
}

/// By the hash of the secret that shows what is kept.
pub async fn by_link(db: &impl ConnectionTrait, hash: &str) -> StoreResult<Option<Subscriber>> {
    let found = Entity::find().filter(Column::LinkHash.eq(hash));
    Ok(found.one(db).await?)
}

/// By the hash of the secret that confirms.
pub async fn by_confirmation(
    db: &impl ConnectionTrait,
    hash: &str,
) -> StoreResult<Option<Subscriber>> {
    let found = Entity::find().filter(Column::ConfirmHash.eq(hash));
    Ok(found.one(db).await?)
}

/// By the hash of the secret in the return address.
pub async fn by_bounce(db: &impl ConnectionTrait, hash: &str) -> StoreResult<Option<Subscriber>> {
    let found = Entity::find().filter(Column::BounceHash.eq(hash));
    Ok(found.one(db).await?)
}

/// Somebody who waited reads from now on; false where they did not wait.
pub async fn confirm(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    let confirmed = sql::execute(
        db,
        "UPDATE subscribers SET state = $2, confirmed_at = $3 WHERE id = $1 AND state = $4",
        [id.into(), READING.into(), now.into(), WAITING.into()],
    )
    .await?;
    Ok(confirmed > 0)
}

/// Somebody wants no more: who it was is forgotten, and what waits for them is not sent. False where
/// it had ended already.
pub async fn leave(db: &impl ConnectionTrait, id: i64, now: i64) -> StoreResult<bool> {
    end(db, id, LEFT, None, now).await
}

/// There is no such mailbox: the same, with the reason. Of who never confirmed nothing stays.
pub async fn bounce(
    db: &impl ConnectionTrait,
    id: i64,
    reason: &str,
    now: i64,
) -> StoreResult<bool> {
    sql::execute(
        db,
        "DELETE FROM subscribers WHERE id = $1 AND state = $2",
        [id.into(), WAITING.into()],
    )
    .await?;
    end(db, id, BOUNCED, Some(reason), now).await
}

/// The same by a mail that could not be taken: `mail` is its row, and which worker has it. It is given up, and
/// stays to be counted.
pub async fn bounce_of_mail(
    transaction: &Transaction,
    id: i64,
    (mail, holder): (i64, &str),
    reason: &str,
    now: i64,
) -> StoreResult<()> {
    hold(transaction, Column::Id.eq(id)).await?;
    mails::give_up(transaction, mail, holder, now, reason).await?;
    bounce(transaction, id, reason, now).await?;
    Ok(())
}

/// Lets nobody else change whoever has this mailbox until the transaction ends, and writes nobody else to it.
/// Whoever takes back mails about something of theirs begins with this.
pub async fn hold_of(
    transaction: &Transaction,
    appeal_id: i64,
    email_hash: &str,
) -> StoreResult<()> {
    let theirs = Condition::all()
        .add(Column::AppealId.eq(appeal_id))
        .add(Column::EmailHash.eq(email_hash));
    hold(transaction, theirs).await
}

/// Lets nobody else change rows of subscribers until the transaction ends. Whoever changes subscribers and
/// their mails begins with the subscribers, in their order, so that no two wait for each other.
async fn hold(transaction: &Transaction, which: impl IntoCondition) -> StoreResult<()> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(which)
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_tuple::<i64>()
        .all(transaction)
        .await?;
    Ok(())
}

async fn end(
    db: &impl ConnectionTrait,
    id: i64,
    state: &str,
    reason: Option<&str>,
    now: i64,
) -> StoreResult<bool> {
    let ended = sql::execute(
        db,
        "UPDATE subscribers SET state = $2, reason = $3, ended_at = $4, email_hash = NULL, \
         sealed = $5 WHERE id = $1 AND ended_at IS NULL",
        [
            id.into(),
            state.into(),
            reason.into(),
            now.into(),
            Vec::<u8>::new().into(),
        ],
    )
    .await?;
    let waiting = "gave_up_at IS NULL AND (subscriber_id = $1 OR about = $2)";
    let about = About::Subscriber(id).to_string();
    mails::drop_where(db, waiting, [id.into(), about.into()]).await?;
    Ok(ended > 0)
}

/// The next who read an appeal's news, and did so at a time already, by row. Until the transaction
/// ends nobody of them leaves.
pub async fn readers(
    db: &impl ConnectionTrait,
    appeal_id: i64,
    after: i64,
    since: i64,
    limit: u64,
) -> StoreResult<Vec<Subscriber>> {
    Ok(Entity::find()
        .filter(Column::AppealId.eq(appeal_id))
        .filter(Column::State.eq(READING))
        .filter(Column::Id.gt(after))
        .filter(Column::ConfirmedAt.lte(since))
        .order_by_asc(Column::Id)
        .limit(limit)
        .lock_exclusive()
        .all(db)
        .await?)
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Who get the news.
    pub reading: u64,
    /// Who wanted no more of it.
    pub left: u64,
    /// Whose mailbox is not there.
    pub bounced: u64,
}

#[derive(FromQueryResult)]
struct Counted {
    state: String,
    count: i64,
}

/// How many read an appeal's news, left, and could not be reached.
pub async fn counts(db: &impl ConnectionTrait, appeal_id: i64) -> StoreResult<Counts> {
    let rows: Vec<Counted> = Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .filter(Column::AppealId.eq(appeal_id))
        .group_by(Column::State)
        .into_model()
        .all(db)
        .await?;
    let of = |state: &str| {
        let row = rows.iter().find(|row| row.state == state);
        row.map_or(0, |row| sql::unsigned(row.count))
    };
    Ok(Counts {
        reading: of(READING),
        left: of(LEFT),
        bounced: of(BOUNCED),
    })
}

/// Forgets who asked before a time and never confirmed; answers how many.
pub async fn prune_waiting(db: &impl ConnectionTrait, before: i64) -> StoreResult<u64> {
    let result = Entity::delete_many()
        .filter(Column::State.eq(WAITING))
        .filter(Column::AskedAt.lt(before))
        .exec(db)
        .await?;
    Ok(result.rows_affected)
}

/// Appeals whose news somebody reads, or did.
pub async fn appeals(db: &impl ConnectionTrait) -> StoreResult<Vec<i64>> {
    sql::distinct(db, Entity::find(), Column::AppealId).await
}

/// Takes back the news that waits for readers of an organisation's appeals; answers how many mails.
pub async fn drop_news(db: &impl ConnectionTrait, organization_id: i64) -> StoreResult<u64> {
    let waiting = "gave_up_at IS NULL AND bulk = 1 AND subscriber_id IN \
         (SELECT s.id FROM subscribers s JOIN appeals a ON a.id = s.appeal_id \
         WHERE a.organization_id = $1)";
    mails::drop_where(db, waiting, [organization_id.into()]).await
}

/// Forgets all who read an appeal's news, and what waits for them; answers how many.
pub async fn forget(transaction: &Transaction, appeal_id: i64) -> StoreResult<u64> {
    hold(transaction, Column::AppealId.eq(appeal_id)).await?;
    let waiting = "gave_up_at IS NULL AND (\
         subscriber_id IN (SELECT s.id FROM subscribers s WHERE s.appeal_id = $1) OR \
         about IN (SELECT 'subscriber ' || s.id FROM subscribers s WHERE s.appeal_id = $1))";
    mails::drop_where(transaction, waiting, [appeal_id.into()]).await?;
    let result = Entity::delete_many()
        .filter(Column::AppealId.eq(appeal_id))
        .exec(transaction)
        .await?;
    Ok(result.rows_affected)
}
