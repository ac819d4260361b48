//! Announcing what is new, and sending it. A few mails at a time enter the queue, behind all others;
//! the mark of how far the news came moves in the same transaction, so that nobody is written twice,
//! whatever breaks off where.

use super::{Kept, Letter, Purpose, Reason, Writer, own_link, secret, write_to};
use crate::{
    Instance, actions::people::titles, addresses::dispatch_folder, error::Result, replica::Change,
};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_domain::{
    Dispatch,
    appeal::ByLanguage,
    dispatch::{News, Words},
};
use undersigned_store::{
    Transaction,
    appeals::{self, Appeal},
    dispatches, mails,
    news::{self as store, NewNews, News as Row},
    subscribers::{self, Subscriber},
};

/// How often it is looked whether something is to be sent.
const INTERVAL: Duration = Duration::from_secs(2);
/// Mails to readers that stand in the queue at a time.
const QUEUED: u64 = 48;
/// Pieces of news that are looked at in one round.
const AT_A_TIME: u64 = 100;

/// All that the job needs.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The running server.
    pub instance: Instance,
    /// Writes the mails.
    pub writer: Writer,
    /// Mails to readers in an hour, of all appeals together.
    pub per_hour: u32,
}

/// Notes what is news in words that take the place of others, or of none, in the change that
/// publishes them. What was only put right stays the news that it was: who has not been written yet
/// reads it as it is now.
pub(crate) async fn announce(
    change: &Change,
    name: &str,
    before: Option<&Words>,
    now: &Words,
) -> Result<()> {
    let (db, appeal_id) = (&change.transaction, change.appeal.id);
    for (was, is) in News::put_right(before, now) {
        store::rename(db, appeal_id, name, &was.to_string(), &is.to_string()).await?;
    }
    for news in News::of(before, now) {
        let new = NewNews {
            appeal_id,
            name: name.to_owned(),
            part: news.to_string(),
            reached: 0,
            created_at: change.instance().clock.millis(),
        };
        store::insert_if_absent(db, new).await?;
    }
    Ok(())
}

/// Sends what is new until stopped.
pub async fn run(sending: Sending, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = send_due(&sending).await {
            tracing::warn!(%error, "news was not sent");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(INTERVAL) => {}
        }
    }
}

async fn send_due(sending: &Sending) -> Result<()> {
    let instance = &sending.instance;
    let db = instance.database.conn();
    for row in store::unfinished(db, AT_A_TIME).await? {
        let waiting = mails::bulk_due(db, instance.clock.millis()).await?;
        let Some(room) = QUEUED.checked_sub(waiting).filter(|room| *room > 0) else {
            break;
        };
        match send_one(sending, &row, room).await {
            Ok(()) => {}
            // What is wrong with this one alone holds up no other.
            Err(error) if !error.is_of_database() => {
                tracing::warn!(news = row.id, %error, "this news cannot be sent; all other is");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn send_one(sending: &Sending, row: &Row, room: u64) -> Result<()> {
    let instance = &sending.instance;
    match Told::of(instance, row).await? {
        Some(told) => write(sending, row, &told, room).await,
        // It was taken back, its appeal is gone, or nothing is sent in its organiser's name.
        None => {
            let db = instance.database.conn();
            Ok(store::finish(db, row.id, instance.clock.millis()).await?)
        }
    }
}

/// What is told, as it stands now: a correction that came before a mail is in the mail.
struct Told {
    appeal: Appeal,
    titles: ByLanguage,
    dispatch: Dispatch,
    news: News,
}

impl Told {
    async fn of(instance: &Instance, row: &Row) -> Result<Option<Self>> {
        let db = instance.database.conn();
        let Some(appeal) = appeals::by_id(db, row.appeal_id).await? else {
            return Ok(None);
        };
        if instance.is_suspended(db, appeal.organization_id).await? {
            return Ok(None);
        }
        let held = dispatches::by_name(db, row.appeal_id, &row.name).await?;
        let held = held.filter(|held| !held.withdrawn);
        let (Some(held), Some(news)) = (held, News::parse(&row.part)) else {
            return Ok(None);
        };
        Ok(Some(Self {
            titles: titles(&appeal),
            dispatch: Dispatch::stored(&held.body)?,
            news,
            appeal,
        }))
    }
}

/// Queues mails to the next readers, as many as there is room for and as an hour allows.
async fn write(sending: &Sending, row: &Row, told: &Told, room: u64) -> Result<()> {
    let instance = &sending.instance;
    let transaction = instance.database.begin().await?;
    let readers = subscribers::readers(
        &transaction,
        row.appeal_id,
        row.reached,
        row.created_at,
        room,
    )
    .await?;
    if readers.is_empty() {
        store::finish(&transaction, row.id, instance.clock.millis()).await?;
        transaction.commit().await?;
        return Ok(());
    }
    let mut reached = row.reached;
    for reader in &readers {
        if !instance
            .may_send_news(&transaction, sending.per_hour)
            .await?
        {
            break;
        }
        write_one(sending, &transaction, told, reader).await?;
        reached = reader.id;
    }
    // Another process may have been faster; then none of this was.
    if reached != row.reached && store::advance(&transaction, row, reached).await? {
        transaction.commit().await?;
        instance.wake_mail();
    }
    Ok(())
}

async fn write_one(
    sending: &Sending,
    transaction: &Transaction,
    told: &Told,
    reader: &Subscriber,
) -> Result<()> {
    let instance = &sending.instance;
    let kept = match Kept::open(instance, reader) {
        Ok(Some(kept)) => kept,
        Ok(None) => return Ok(()),
        // They cannot be written to, and nobody waits for them.
        Err(error) => {
            tracing::warn!(reader = reader.id, %error, "a reader of news is passed over");
            return Ok(());
        }
    };
    let leave = own_link(instance, reader);
    let address = format!(
        "/appeals/{}/{}/{}",
        told.appeal.slug,
        dispatch_folder(told.dispatch.kind),
        told.dispatch.id.rsplit('/').next().unwrap_or_default()
    );
    let letter = Letter {
        reason: Reason::News {
            dispatch: &told.dispatch,
            news: told.news,
        },
        language: &reader.language,
        title: &told.titles,
        href: &instance.addresses.path_in(&address, &reader.language),
        leave: &leave,
    };
    let Some(written) = (sending.writer)(&letter) else {
        return Ok(());
    };
    let headers = headers(instance, told, reader);
    write_to(instance, transaction, reader, &kept.email, written, headers).await
}

/// What mail programs and mail servers are told of a list (RFC 2919, RFC 8058).
fn headers(instance: &Instance, told: &Told, reader: &Subscriber) -> Vec<(String, String)> {
    let host = instance.addresses.host();
    let host = host.split_once(':').map_or(host.as_str(), |(host, _)| host);
    let list = format!("<{}.news.{host}>", told.appeal.slug);
    let token = secret(instance, &reader.seed, Purpose::Own);
    let leave = instance.addresses.path(&format!("/news?token={token}"));
    let mut headers = vec![("List-Id".to_owned(), list)];
    headers.extend(mails::unsubscribe_headers(&leave));
    headers.push(("Precedence".to_owned(), "bulk".to_owned()));
    headers
}
