//! What this server has noted of its mail server: whether it takes mails.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::mail::{Column, Entity};
use crate::error::StoreResult;
use crate::settings;

/// The fact that says since when the mail server takes nothing.
const FAILING: &str = "mail_failing_since";

/// The mail server takes nothing, from `now` on unless it did not before.
pub async fn server_fails(db: &impl ConnectionTrait, now: i64) -> StoreResult<()> {
    settings::set_if_absent(db, FAILING, &now.to_string()).await?;
    Ok(())
}

/// The mail server takes mails.
pub async fn server_works(db: &impl ConnectionTrait) -> StoreResult<()> {
    settings::delete(db, FAILING).await
}

/// Since when the mail server takes nothing.
pub async fn server_fails_since(db: &impl ConnectionTrait) -> StoreResult<Option<i64>> {
    let since = settings::get(db, FAILING).await?;
    Ok(since.and_then(|since| since.parse().ok()))
}

/// The fact that says since when mails were put off and none was taken, and what was answered last.
const PUT_OFF: &str = "mail_put_off";

/// The mail server puts a mail off. `answer` is its code: its words name people.
pub async fn server_defers(db: &impl ConnectionTrait, answer: &str, now: i64) -> StoreResult<()> {
    // What a clock noted that was ahead would not be long ago for a long time.
    let known = deferring(db).await?.filter(|(since, _)| *since <= now);
    if known.as_ref().is_some_and(|(_, known)| known == answer) {
        return Ok(());
    }
    let since = known.map_or(now, |(since, _)| since);
    settings::set(db, PUT_OFF, &format!("{since} {answer}")).await
}

/// The mail server took a mail, by whichever process it was sent.
pub async fn server_accepts(db: &impl ConnectionTrait) -> StoreResult<()> {
    // A look first: a write, even of nothing, waits for its turn on SQLite.
    match deferring(db).await? {
        Some(_) => settings::delete(db, PUT_OFF).await,
        None => Ok(()),
    }
}

async fn deferring(db: &impl ConnectionTrait) -> StoreResult<Option<(i64, String)>> {
    let noted = settings::get(db, PUT_OFF).await?;
    Ok(noted.and_then(|noted| {
        let (since, answer) = noted.split_once(' ')?;
        Some((since.parse().ok()?, answer.to_owned()))
    }))
}

/// How long mails may be put off while none is taken: a mail server that does not know a sender puts
/// each mail off for some minutes.
const PATIENCE: i64 = 60 * 60 * 1_000;
/// So many mails have to have been put off: one alone may be about its recipient.
const FEW: i64 = 2;

/// What the mail server answers where it has put off all mails for an hour.
pub async fn server_defers_all(db: &impl ConnectionTrait, now: i64) -> StoreResult<Option<String>> {
    let Some((since, answer)) = deferring(db).await? else {
        return Ok(None);
    };
    let waiting: Option<(i64, Option<i64>)> = Entity::find()
        .filter(Column::GaveUpAt.is_null())
        .filter(Column::Failures.gt(0))
        .select_only()
        .column_as(Column::Id.count(), "many")
        .column_as(Column::CreatedAt.min(), "oldest")
        .into_tuple()
        .one(db)
        .await?;
    let (many, oldest) = waiting.unwrap_or_default();
    // Nothing may have been written since the last time for long.
    let since = since.max(oldest.unwrap_or(now));
    Ok((many >= FEW && now - since >= PATIENCE).then_some(answer))
}
